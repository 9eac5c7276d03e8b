import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { databaseUrl, embeddingEnv } from '../local/addresses.ts';
import { withCoach } from '../local/client/with-coach.ts';
import { standInEmbeddingModel } from '../local/start/embedding-model.ts';
import { StartError } from '../local/start/start-error.ts';

const MAIN = path.join(import.meta.dirname, '../knowledge/main.ts');
const FIT = path.join(import.meta.dirname, '../local/openai/fit.ts');
const LIBRARY = path.join(import.meta.dirname, '../../knowledge');
const REACHES_DATABASE = new Set(['load', 'embed', 'examples', 'verify']);

function run(args: string[], env: Record<string, string>): number {
  // The offline embeddings belong to the stand-in for OpenAI, so it is the one that fits them.
  const program = args[0] === 'fit' ? [FIT, LIBRARY, ...args.slice(1)] : [MAIN, ...args];
  const node = ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', ...program];
  return spawnSync(process.execPath, node, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

/** Takes `--port N` (the web port the coach was started with) out of the arguments; the commands themselves know nothing of ports. */
function takePort(args: string[]): { port: number | undefined; rest: string[] } {
  const at = args.indexOf('--port');
  return at === -1 ? { port: undefined, rest: args } : { port: Number(args[at + 1]), rest: args.toSpliced(at, 2) };
}

/** Hands the knowledge commands the database and the provider of the coach that runs here, unless the caller named others. */
async function knowledge(given: string[]): Promise<number> {
  const { port, rest: args } = takePort(given);
  const ofDatabase = args[0] === 'stats' && args.includes('--database');
  const reaches = ofDatabase || (REACHES_DATABASE.has(args[0] ?? '') && !args.includes('--files'));
  if (!reaches || process.env['DATABASE_URL']?.includes('svc_knowledge')) return run(args, {});
  return withCoach({ port, log: (line) => console.error(line), looksOnly: ofDatabase }, async (coach) => {
    const { context } = coach;
    const urls = { DATABASE_URL: databaseUrl(context, 'svc_knowledge'), OWNER_DATABASE_URL: databaseUrl(context, 'postgres') };
    if (ofDatabase) return run(args, urls);
    const model = context.settings.OPENAI_API_KEY ? undefined : await standInEmbeddingModel(context.ports.openai);
    return run(args, { ...urls, ...embeddingEnv(context, model) });
  });
}

try {
  process.exitCode = await knowledge(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
