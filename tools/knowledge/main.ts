import path from 'node:path';
import { parseArgs } from 'node:util';
import { runAdd, runChunk, runExamples, runLoad, runStats, runTableStats, runVerify, type LoadOptions } from './commands.ts';
import { parseEnv, parseTableEnv } from './env.ts';
import { statsPage, type ChunkStats } from './files/chunk-stats.ts';
import { openKnowledgeFolder, type KnowledgeFolder } from './files/knowledge-folder.ts';
import { tableStatsPage } from './load/table-stats.ts';
import { showProgress } from './show-progress.ts';

const USAGE = `Usage: node tools/knowledge/main.ts COMMAND [--json] [--dir FOLDER]

  chunk    cut the documents into passages: chunks/all_chunks.json and chunks/chunk_stats.md
  add FILE take a new document into the library, when it can be cut and its sources are known
  load     embed what changed and bring the table to the passages; --from PATH takes a folder of Markdown or an
           all_chunks.json made elsewhere instead, whose rows are kept apart from ours
  embed    the same, but embed every passage again
  examples the coaching examples of tools/dataset/examples, embedded by their question; part of load and embed
  fit      fit the offline embeddings to the documents as they are now; the next load embeds every passage again
  verify   look for mistakes in files and table; --files looks at the files only. Exit code 1 when there are any
  stats    sizes of the passages; with --database what the running database holds of them, and what the search sees of that

load, embed, examples, verify and stats --database read DATABASE_URL (role svc_knowledge), OPENAI_API_KEY, OPENAI_BASE_URL and EMBEDDING_MODEL. As npm run
knowledge they find the coach of this machine (--port N: the web port it was started with) or the database and the provider of the environment.
`;

interface Answer {
  data: unknown;
  text: string;
  ok?: boolean;
}

interface Asked {
  command: string;
  file: string | undefined;
  from: string | undefined;
  filesOnly: boolean;
  ofDatabase: boolean;
}

const told = ({ total }: ChunkStats): string => `${total.chunks} chunks, ${total.tokens} tokens, largest ${total.maxTokens}`;

async function examples(all: boolean): Promise<Answer> {
  const report = await runExamples(parseEnv(process.env), { all });
  const { embedded, removed, tokens, ms, model } = report;
  return {
    data: report,
    text: `${report.examples} examples: ${embedded} embedded (${tokens} tokens, ${model}), ${removed} removed, ${ms} ms`,
  };
}

/** Our own passages and examples, or the passages of an import alone. */
async function load(folder: KnowledgeFolder, options: LoadOptions): Promise<Answer> {
  const report = await runLoad(folder, parseEnv(process.env), { ...options, progress: showProgress('embedded') });
  const { chunks, embedded, described, removed, tokens, ms, model } = report;
  const text = `${chunks} chunks: ${embedded} embedded (${tokens} tokens, ${model}), ${described} described, ${removed} removed, ${ms} ms`;
  if (options.from !== undefined) return { data: report, text };
  const own = await examples(options.all);
  return { data: { ...report, examples: own.data }, text: `${text}\n${own.text}` };
}

async function verify(folder: KnowledgeFolder, filesOnly: boolean): Promise<Answer> {
  const report = await runVerify(folder, filesOnly ? null : parseEnv(process.env));
  const { chunks, sources, model, findings } = report;
  const summary = `${chunks} chunks, ${sources} sources, ${model ?? 'files only'}: ${findings.length || 'no'} findings`;
  return { data: report, text: [...findings, summary].join('\n'), ok: findings.length === 0 };
}

async function run(folder: KnowledgeFolder, asked: Asked): Promise<Answer | undefined> {
  switch (asked.command) {
    case 'chunk': {
      const stats = await runChunk(folder);
      return { data: stats, text: told(stats) };
    }
    case 'add': {
      if (!asked.file) throw new Error('Which document? npm run knowledge -- add FILE');
      const stats = await runAdd(folder, asked.file);
      return { data: stats, text: told(stats) };
    }
    case 'stats': {
      if (asked.ofDatabase) {
        const held = await runTableStats(parseTableEnv(process.env));
        return { data: held, text: tableStatsPage(held) };
      }
      const stats = await runStats(folder);
      return { data: stats, text: statsPage(stats) };
    }
    case 'load':
    case 'embed':
      return load(folder, { all: asked.command === 'embed', from: asked.from });
    case 'examples':
      return examples(false);
    case 'verify':
      return verify(folder, asked.filesOnly);
    default:
      return undefined;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    files: { type: 'boolean', default: false },
    database: { type: 'boolean', default: false },
    dir: { type: 'string' },
    from: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const dir = values.dir ?? path.join(import.meta.dirname, '../../knowledge');
try {
  const [command = '', file] = positionals;
  const answer: Answer | undefined = values.help
    ? { text: USAGE, data: USAGE }
    : await run(openKnowledgeFolder(dir), { command, file, from: values.from, filesOnly: values.files, ofDatabase: values.database });
  if (!answer) process.stderr.write(USAGE);
  else process.stdout.write(`${values.json ? JSON.stringify(answer.data) : answer.text}\n`);
  process.exitCode = answer && answer.ok !== false ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
