import path from 'node:path';
import { parseArgs } from 'node:util';
import { signIn } from '../local/client/open-session.ts';
import { withCoach, type Coach } from '../local/client/with-coach.ts';
import { StartError } from '../local/start/start-error.ts';
import { openDataApi, type DataApi, type Verdict } from './api/data-api.ts';
import { realDisk } from './export/disk.ts';
import { exportDataset } from './export/export-dataset.ts';
import { tellExport } from './tell/tell-export.ts';
import { tellStatus } from './tell/tell-status.ts';
import { tellTurns } from './tell/tell-turns.ts';
import { exampleWorkOf } from './example-commands.ts';

const USAGE = `npm run dataset -- export [--out DIR] [--json]
npm run dataset -- status [--json]
npm run dataset -- list [--all] [--json]
npm run dataset -- review TURN include|exclude|clear
npm run dataset -- validate [FILE…|FOLDER…] [--against FILE] [--json]
npm run dataset -- render --out FILE [--json]

  export      the flagged turns of this moment as chat-completions JSONL, into .hyrox/datasets/<time>
  --out DIR   into this new folder instead
  status      what could be exported now, and the latest export
  list        the flagged turns; --all: every turn that may be read, for review
  review      says that a turn is an example or is none, or takes that back
  validate    looks for mistakes in the examples we wrote (tools/dataset/examples), in files of such examples, or in JSONL made
              elsewhere; exit code 1 when there is an error
  --against   a file of questions that a model is examined with, as often as there are files; an example may hold
              nothing of them
  render      the examples we wrote as chat-completions JSONL with the prompt as served
  --json      the last line is one JSON object
  --port N    the web port the coach was started with (default 3000)

  On a real Supabase: DATA_ACCOUNT_EMAIL and DATA_ACCOUNT_PASSWORD name an account with the role "data".`;

const VERDICTS: Readonly<Record<string, Verdict>> = { include: 'include', exclude: 'exclude', clear: null };
const ACCOUNT = 'data@hyrox.local';

export interface DatasetEnv {
  HYROX_DATA_DIR?: string | undefined;
  DATA_ACCOUNT_EMAIL?: string | undefined;
  DATA_ACCOUNT_PASSWORD?: string | undefined;
}

/** Beside the data folder of the coach, or where `npm start` would put it. */
const rootOf = (env: DatasetEnv): string =>
  env.HYROX_DATA_DIR ? path.join(env.HYROX_DATA_DIR, 'datasets') : path.join(import.meta.dirname, '../../.hyrox/datasets');

const apiOf = (coach: Pick<Coach, 'gatewayUrl' | 'supabaseUrl' | 'keys'>, env: DatasetEnv, log: (line: string) => void): DataApi =>
  openDataApi({
    gatewayUrl: coach.gatewayUrl,
    log,
    signIn: async () => {
      const email = env.DATA_ACCOUNT_EMAIL ?? ACCOUNT;
      const password = env.DATA_ACCOUNT_PASSWORD ?? coach.keys.accountPasswords[ACCOUNT];
      return (await signIn({ supabaseUrl: coach.supabaseUrl, anonKey: coach.keys.anonKey }, email, password)).token;
    },
  });

/** Reads the arguments before anything is started. Throws a StartError for what is not understood. */
function workOf(
  words: string[],
  values: { out?: string | undefined; all?: boolean | undefined; json?: boolean | undefined },
  root: string,
): ((api: DataApi) => Promise<void>) | null {
  const [command, turnId = '', verdict = ''] = words;
  const json = values.json ?? false;
  if (command === 'export' && words.length === 1) {
    const turnsOf = (api: DataApi) => () => api.turns({ flaggedOnly: true });
    return async (api) => {
      const done = await exportDataset({ turns: turnsOf(api), root, out: values.out }, { disk: realDisk, now: new Date() });
      tellExport(done, json);
    };
  }
  if (command === 'status' && words.length === 1) return (api) => tellStatus(api, root, json);
  if (command === 'list' && words.length === 1) return (api) => tellTurns(api.turns({ flaggedOnly: !values.all }), json);
  if (command === 'review' && words.length === 3) {
    if (!(verdict in VERDICTS)) throw new StartError(`A review is one of ${Object.keys(VERDICTS).join(', ')}, not "${verdict}".`);
    return async (api) => {
      await api.review(turnId, VERDICTS[verdict] ?? null);
      console.log(`${turnId}: ${verdict}`);
    };
  }
  return null;
}

/** Runs one command of the data team against the coach of this machine; resolves to the exit code. */
export async function dataset(args: string[], env: DatasetEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
      against: { type: 'string', multiple: true },
      port: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const ownWork = values.help ? null : exampleWorkOf(positionals, values);
  if (ownWork) return ownWork();
  const work = workOf(positionals, values, rootOf(env));
  if (!work || values.help) {
    console.log(USAGE);
    return positionals.length > 0 && !values.help ? 1 : 0;
  }
  const log = (line: string): void => console.error(line);
  const port = values.port === undefined ? undefined : Number(values.port);
  await withCoach({ port, log }, (coach) => work(apiOf(coach, env, log)));
  return 0;
}
