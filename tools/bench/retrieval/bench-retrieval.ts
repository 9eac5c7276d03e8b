import os from 'node:os';
import { readHyroxQuestions } from '../../evals/retrieval/questions.ts';
import { openLab } from '../lab/open-lab.ts';
import { startOwn } from '../load/own-process.ts';
import { growLibrary } from './grow-library.ts';
import { LoadResult, type LoadPlan } from './load-plan.ts';
import { timeStatements, type StatementFigures } from './time-statements.ts';

/** What was seen with so many passages in the table. */
export interface SizeRun {
  chunks: number;
  /** What filling the table took, the load of the library not counted. */
  loadMs: number;
  load: LoadResult;
  statements: StatementFigures;
  /** The machine's load average over the last minute, before and after. */
  machineLoad: [before: number, after: number];
}

export interface RetrievalBenchOptions {
  /** Passages in the table; the library alone is measured before the first of them. */
  sizes: readonly number[];
  /** A real Postgres instead of the embedded one. */
  databaseUrl?: string | undefined;
  log: (line: string) => void;
}

const ONE_BY_ONE = 300;
const OPEN_LOOP = { perS: 20, seconds: 20 };
const TIMED_QUESTIONS = 60;
const NEEDED = ['database', 'nats', 'supabase', 'openai', 'knowledge', 'retrieval'] as const;

/** Starts the search with all it needs and nothing else, and asks it the judged questions over the bus, with one library after the other. */
export async function benchRetrieval({ sizes, databaseUrl, log }: RetrievalBenchOptions): Promise<SizeRun[]> {
  const lab = await openLab({ only: NEEDED, databaseUrl, log });
  try {
    const { urls, keys, databaseUrl: urlOf } = lab.stack;
    const answerable = (await readHyroxQuestions()).filter(({ gains }) => gains.size > 0);
    const plan: LoadPlan = {
      ...{ url: urls.nats, user: 'gateway', password: keys.natsPasswords.gateway },
      questions: answerable.map(({ question, before }) => ({
        query: question,
        ...(before === undefined ? {} : { previousUserMessage: before }),
      })),
      ...{ oneByOne: ONE_BY_ONE, openLoop: OPEN_LOOP },
    };
    const texts = answerable.slice(0, TIMED_QUESTIONS).map(({ question }) => question);
    const runs: SizeRun[] = [];
    for (const size of [0, ...sizes]) {
      const { loadMs, total } = await growLibrary(urlOf('svc_knowledge'), size);
      log(`${total} passages in the table after ${(loadMs / 1000).toFixed(1)} s`);
      const before = loadOfMachine();
      const load = await runLoad(plan);
      const statements = await timeStatements(urlOf('svc_retrieval'), texts);
      runs.push({ chunks: total, loadMs, load, statements, machineLoad: [before, loadOfMachine()] });
    }
    return runs;
  } finally {
    await lab.close();
  }
}

const loadOfMachine = (): number => os.loadavg()[0] ?? 0;

async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const load = await startOwn('tools/bench/retrieval/load.ts', {}, [JSON.stringify(plan)]);
  try {
    let told = '';
    for await (const line of load.lines) told = line;
    return LoadResult.parse(JSON.parse(told));
  } finally {
    await load.stop();
  }
}
