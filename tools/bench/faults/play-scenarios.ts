import { checkEvents } from './check-events.ts';
import { newAthletes, openStage, type StageOptions } from './open-stage.ts';
import type { RoundResult, Scenario, Stage } from './scenario.ts';

export interface PlayOptions extends StageOptions {
  rounds: number;
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
export async function playScenarios(scenarios: readonly Scenario[], { rounds, ...options }: PlayOptions): Promise<Played[]> {
  const stage = await openStage(scenarios, options);
  let keepLogs = true;
  try {
    const played = scenarios.map((scenario): Played => ({ scenario, rounds: [], bad: [], restartsSeen: 0 }));
    for (let round = 1; round <= rounds; round++) {
      const athletes = await newAthletes(stage);
      for (const one of played) await playRound(one, round, { ...stage, athletes }, options.log);
    }
    await addEvents(played, stage.stack);
    keepLogs = played.some(({ bad }) => bad.length > 0);
    return played;
  } finally {
    await stage.close({ keepLogs });
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
