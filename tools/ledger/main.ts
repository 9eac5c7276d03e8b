import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { databaseUrl } from '../local/addresses.ts';
import { withCoach } from '../local/client/with-coach.ts';
import { StartError } from '../local/start/start-error.ts';
import { readBillFile, readStandInBill } from './read-bill.ts';
import { GROUPINGS, readCalls, sumLedger, type Grouping } from './read-ledger.ts';
import { reconcile } from './reconcile.ts';
import { tellReconciliation, tellSums } from './tell-ledger.ts';

const USAGE = `npm run ledger -- show [--by ${GROUPINGS.join('|')}] [--days N] [--json]
npm run ledger -- reconcile [--file provider.csv] [--since TIME] [--json]
npm run ledger -- prove [--turns N]

  show         what every call of a provider used and cost, by day unless said otherwise, of the last 30 days
  reconcile    the ledger beside the provider's own count, call by call: the bill of the offline provider, or with --file a CSV export
               (request_id, model, prompt_tokens, completion_tokens, cost_usd). Exit code 1 when an exact row differs, an estimate is outside its
               bound, or a call is missing on one side
  --since      only rows from then on (default: the first call of the bill)
  prove        a worker and the offline provider with every fault at once: the ledger has to equal the bill (default 10000 turns)
  --port N     the web port the coach was started with (default 3000)

  DATABASE_URL with the user svc_inference_gateway names another database.`;

const ROOT = path.resolve(import.meta.dirname, '../..');
const SPEC = 'apps/inference-gateway/test/ledger-equals-bill.int-spec.ts';

type Env = Readonly<Record<string, string | undefined>>;

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string', default: 'day' },
      days: { type: 'string', default: '30' },
      file: { type: 'string' },
      since: { type: 'string' },
      turns: { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, command: positionals[0] };
}
type Arguments = ReturnType<typeof readArguments>;

/** Runs one ledger command; returns the exit code. */
export async function ledger(args: string[], env: Env): Promise<number> {
  const given = readArguments(args);
  if (given.help || given.command === undefined) {
    console.log(USAGE);
    return 0;
  }
  if (given.command === 'prove') return prove(given.turns, env);
  const work = { show, reconcile: compare }[given.command];
  if (!work) throw new StartError(USAGE);
  if (env['DATABASE_URL']?.includes('svc_inference_gateway')) return withPool(env['DATABASE_URL'], (pool) => work(given, pool, undefined));
  const port = given.port === undefined ? undefined : Number(given.port);
  return withCoach({ port, looksOnly: true, log: (line) => console.error(line) }, ({ context, nebiusUrl }) =>
    withPool(databaseUrl(context, 'svc_inference_gateway'), (pool) => work(given, pool, nebiusUrl)),
  );
}

async function withPool<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function show({ by, days, json }: Arguments, pool: Pool): Promise<number> {
  if (!GROUPINGS.includes(by as Grouping)) throw new StartError(`--by takes ${GROUPINGS.join(', ')}.`);
  const lastDays = Number(days);
  if (!Number.isInteger(lastDays) || lastDays < 1) throw new StartError('--days takes a whole number above 0.');
  const sums = await sumLedger(pool, by as Grouping, lastDays);
  console.log(json ? JSON.stringify({ by, days: lastDays, sums }) : tellSums(by as Grouping, sums));
  return 0;
}

async function compare({ file, since, json }: Arguments, pool: Pool, nebiusUrl: string | undefined): Promise<number> {
  if (file === undefined && nebiusUrl === undefined)
    throw new StartError('A real provider has no bill to ask for: name its export with --file.');
  const bill = file === undefined ? await readStandInBill(nebiusUrl ?? '') : readBillFile(fs.readFileSync(file, 'utf8'));
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new StartError('--since takes a time, for example 2026-11-30T12:00:00Z.');
  const rows = await readCalls(pool, since === undefined ? bill.since : new Date(since));
  const found = reconcile(rows, bill.lines);
  console.log(json ? JSON.stringify(found) : tellReconciliation(found));
  return found.agrees ? 0 : 1;
}

/** The property test at its full length. */
function prove(turns: string, env: Env): number {
  if (!/^[1-9]\d{0,5}$/.test(turns)) throw new StartError('--turns takes a whole number above 0.');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', path.join(ROOT, 'node_modules/jest/bin/jest.js')];
  const args = [...jest, '--config', 'jest.integration.mjs', '--testTimeout', '3600000', SPEC];
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...env, LEDGER_TURNS: turns } }).status ?? 1;
}
