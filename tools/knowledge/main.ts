import path from 'node:path';
import { parseArgs } from 'node:util';
import { runChunk, runLoad, runStats, runVerify } from './commands.ts';
import { parseEnv } from './env.ts';
import { statsPage, type ChunkStats } from './files/chunk-stats.ts';
import { openKnowledgeFolder } from './files/knowledge-folder.ts';

const USAGE = `Usage: node tools/knowledge/main.ts COMMAND [--json] [--dir FOLDER]

  chunk    cut the documents into passages: chunks/all_chunks.json and chunks/chunk_stats.md
  load     embed what changed and bring the table to the passages
  embed    the same, but embed every passage again
  verify   look for mistakes in files and table; --files looks at the files only. Exit code 1 when there are any
  stats    sizes of the passages

load, embed and verify read DATABASE_URL (role svc_knowledge), OPENAI_API_KEY, OPENAI_BASE_URL and EMBEDDING_MODEL.
`;

interface Answer {
  data: unknown;
  text: string;
  ok?: boolean;
}

async function run(command: string, dir: string, filesOnly: boolean): Promise<Answer | undefined> {
  const folder = openKnowledgeFolder(dir);
  const describeStats = (stats: ChunkStats): Answer => ({ data: stats, text: statsPage(stats) });
  switch (command) {
    case 'chunk': {
      const stats = await runChunk(folder);
      return { data: stats, text: `${stats.total.chunks} chunks, ${stats.total.tokens} tokens, largest ${stats.total.maxTokens}` };
    }
    case 'stats':
      return describeStats(await runStats(folder));
    case 'load':
    case 'embed': {
      const report = await runLoad(folder, parseEnv(process.env), command === 'embed');
      const { chunks, embedded, described, removed, tokens, ms, model } = report;
      return {
        data: report,
        text: `${chunks} chunks: ${embedded} embedded (${tokens} tokens, ${model}), ${described} described, ${removed} removed, ${ms} ms`,
      };
    }
    case 'verify': {
      const report = await runVerify(folder, filesOnly ? null : parseEnv(process.env));
      const summary = `${report.chunks} chunks, ${report.sources} sources, ${report.model ?? 'files only'}: ${report.findings.length || 'no'} findings`;
      return { data: report, text: [...report.findings, summary].join('\n'), ok: report.findings.length === 0 };
    }
    default:
      return undefined;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, files: { type: 'boolean', default: false }, dir: { type: 'string' } },
});
const dir = values.dir ?? path.join(import.meta.dirname, '../../knowledge');
try {
  const answer = await run(positionals[0] ?? '', dir, values.files);
  if (!answer) process.stderr.write(USAGE);
  else process.stdout.write(`${values.json ? JSON.stringify(answer.data) : answer.text}\n`);
  process.exitCode = answer && answer.ok !== false ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
