import { openLab } from '../lab/open-lab.ts';
import { Provider } from '../lab/provider.ts';
import { signUpMany } from '../lab/sign-up.ts';
import { checkEvents } from './check-events.ts';
import type { RoundResult, Scenario, Stage } from './scenario.ts';

const ATHLETES = 3;
/** Ten devices of one athlete, and some that are just coming back. */
const SSE_PER_ATHLETE = '32';

export interface PlayOptions {
  rounds: number;
  /** How many gateways, workers and records run; the bar is for one, and for two when another can take over at once. */
  replicas: 1 | 2;
  build?: boolean;
  log: (line: string) => void;
}

/** All rounds of a scenario together. */
export interface Played {
  scenario: Scenario;
  rounds: RoundResult[];
  bad: string[];
  /** Attempts that a device saw begin anew. */
  restartsSeen: number;
}

/**
 * Plays every scenario so many rounds, in turns rather than one after the other, so that a process has been alive for a while before it is
 * killed again. Checks each round at once and all events at the end. Resolves also when promises were broken: see `bad`.
 */
export async function playScenarios(scenarios: readonly Scenario[], options: PlayOptions): Promise<Played[]> {
  const workers = scenarios.some(({ needsSecondWorker }) => needsSecondWorker) ? 2 : options.replicas;
  const replicas = { gateway: options.replicas, logging: options.replicas, 'inference-gateway': workers };
  const { rounds, log, build = true } = options;
  const lab = await openLab({ replicas, env: { gateway: { SSE_PER_ATHLETE } }, build, log });
  let keepLogs = true;
  try {
    const provider = new Provider(lab.stack.urls.nebius);
    const played = scenarios.map((scenario): Played => ({ scenario, rounds: [], bad: [], restartsSeen: 0 }));
    for (let round = 1; round <= rounds; round++) {
      const stage = { stack: lab.stack, provider, athletes: await signUpMany(lab.stack, ATHLETES) };
      for (const one of played) await playRound(one, round, stage, log);
    }
    await addEvents(played, lab.stack);
    keepLogs = played.some(({ bad }) => bad.length > 0);
    return played;
  } finally {
    await lab.close({ keepLogs });
    if (keepLogs) log(`the logs are kept in ${lab.dataDir}/logs`);
  }
}

async function playRound(played: Played, round: number, stage: Stage, log: (line: string) => void): Promise<void> {
  const result = await played.scenario.play(stage);
  const silenceMs = Math.round(Math.max(0, ...result.silencesMs));
  played.rounds.push(result);
  played.restartsSeen += result.turns.flatMap(({ views }) => views).reduce((sum, view) => sum + view.restarts, 0);
  played.bad.push(...result.bad.map((words) => `round ${round}: ${words}`));
  log(`${played.scenario.name} ${round}: longest silence ${silenceMs} ms${result.bad.length ? `, BAD ${result.bad.join('; ')}` : ''}`);
}

async function addEvents(played: readonly Played[], stack: Stage['stack']): Promise<void> {
  const turnsOf = ({ rounds }: Played) => rounds.flatMap(({ turns }) => turns.map(({ turnId }) => turnId));
  const bad = await checkEvents(played.flatMap(turnsOf), stack);
  for (const one of played) {
    for (const turnId of turnsOf(one)) if (bad.has(turnId)) one.bad.push(`turn ${turnId}: ${bad.get(turnId)?.join(', ') ?? ''}`);
  }
  const dead = bad.get('dead letters');
  if (dead) played[0]?.bad.push(`dead letters: ${dead.join(', ')}`);
}
