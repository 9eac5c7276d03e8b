import { CHUNK_LIMITS, type Chunk } from '../chunk/chunk.ts';
import { MANAGED_BY, type StoredChunk } from '../load/plan-load.ts';

/** What is wrong with the passages as written, one sentence each. `current` is what the documents give today. */
export function checkFiles(written: readonly Chunk[], current: readonly Chunk[], sourceKeys: ReadonlySet<string>): string[] {
  const findings: string[] = [];
  const ids = written.map((chunk) => chunk.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) findings.push(`${id}: the id is used more than once`);
  for (const chunk of written) {
    const { minTokens, maxTokens } = CHUNK_LIMITS;
    if (chunk.est_tokens < minTokens || chunk.est_tokens > maxTokens) {
      findings.push(`${chunk.id}: ${chunk.est_tokens} tokens, allowed are ${minTokens} to ${maxTokens}`);
    }
    if (chunk.topic_tags.length === 0) findings.push(`${chunk.id}: no topic tag`);
    for (const key of chunk.source_keys) if (!sourceKeys.has(key)) findings.push(`${chunk.id}: cites ${key}, which is not in sources.yaml`);
  }
  if (JSON.stringify(written) !== JSON.stringify(current))
    findings.push('all_chunks.json is not what the documents give today; run the command chunk');
  return findings;
}

/** What is wrong with the table, one sentence each: every passage must be there, unchanged, with a vector of `model`. */
export function checkTable(written: readonly Chunk[], stored: readonly StoredChunk[], indexed: number, model: string): string[] {
  const byId = new Map(stored.map((row) => [row.id, row]));
  const findings = written.flatMap((chunk) => {
    const row = byId.get(chunk.id);
    if (!row) return [`${chunk.id}: not in the table; run the command load`];
    if (row.content_sha !== chunk.content_sha) return [`${chunk.id}: the table holds another text; run the command load`];
    if (row.embedding_model === null) return [`${chunk.id}: no vector; run the command load`];
    return row.embedding_model === model
      ? []
      : [`${chunk.id}: its vector is of ${row.embedding_model}, not of ${model}; run the command load`];
  });
  const wanted = new Set(written.map((chunk) => chunk.id));
  const left = stored.filter((row) => row.managed_by === MANAGED_BY && !wanted.has(row.id));
  findings.push(...left.map((row) => `${row.id}: still in the table, but in no document; run the command load`));
  if (indexed !== stored.length) findings.push(`keyword search knows ${indexed} of ${stored.length} passages; run the command load`);
  return findings;
}
