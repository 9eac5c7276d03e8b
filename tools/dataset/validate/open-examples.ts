import fs from 'node:fs/promises';
import { parseSources } from '../../knowledge/verify/parse-sources.ts';
import type { KnownChunk } from '../compose/find-passage.ts';
import { readExamples } from '../compose/read-examples.ts';
import { renderExample, type Rendered } from '../compose/render-example.ts';
import { KNOWLEDGE } from '../compose/render-examples.ts';
import { readLines } from './check-lines.ts';
import type { Finding } from './finding.ts';

export const readKnownSources = async (): Promise<ReadonlySet<string>> => parseSources(await KNOWLEDGE.readSources()).keys;

/** For validation: an example that cannot be rendered is a finding instead of an end, and JSONL made elsewhere is read as it is. */
export async function openExamples(places: readonly string[]): Promise<{ rendered: Rendered[]; findings: Finding[] }> {
  const jsonl = places.filter((place) => place.endsWith('.jsonl'));
  const yaml = places.filter((place) => !place.endsWith('.jsonl'));
  const examples = yaml.length || !jsonl.length ? await readExamples(yaml.length ? yaml : undefined) : [];
  const chunks: KnownChunk[] = await KNOWLEDGE.readChunks();
  const rendered: Rendered[] = [];
  const findings: Finding[] = [];
  for (const example of examples) {
    try {
      rendered.push(renderExample(example, chunks));
    } catch (error) {
      findings.push({
        id: example.id,
        rule: 'passage-not-found',
        severity: 'error',
        says: error instanceof Error ? error.message : String(error),
      });
    }
  }
  for (const file of jsonl) {
    const read = readLines(file, await fs.readFile(file));
    rendered.push(...read.rendered);
    findings.push(...read.findings);
  }
  return { rendered, findings };
}
