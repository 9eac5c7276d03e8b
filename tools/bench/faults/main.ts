import { parseArgs } from 'node:util';
import { playScenarios, type Played } from './play-scenarios.ts';
import { describeFaults, sumUpFaults } from './report-faults.ts';
import { SCENARIOS } from './scenarios.ts';

const ROUNDS = 20;
const USAGE = `npm run bench -- faults [--rounds N] [--only name[,name]] [--short] [--replicas 1|2] [--json]

  Breaks the running product in the middle of answers and checks every device, the record and the events after each round.
  --rounds N    default ${ROUNDS}; --short is one
  --only names  ${SCENARIOS.map(({ name }) => name).join(', ')}
  --replicas 2  two gateways, workers and records: another one takes over at once
  --json        the last line is one JSON object`;

/** Command line of the fault bench. Returns the exit code: 1 when a promise was broken. */
export async function benchFaults(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      only: { type: 'string' },
      short: { type: 'boolean' },
      replicas: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const rounds = values.rounds === undefined ? (values.short ? 1 : ROUNDS) : Number(values.rounds);
  const names = values.only?.split(',');
  const scenarios = SCENARIOS.filter(({ name }) => !names || names.includes(name));
  const unknown = names?.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name)) ?? [];
  if (values.help || unknown.length || !(rounds >= 1)) {
    console.log(unknown.length ? `There is no scenario ${unknown.join(', ')}.\n\n${USAGE}` : USAGE);
    return values.help ? 0 : 1;
  }
  const options = { rounds, replicas: values.replicas === '2' ? (2 as const) : (1 as const), log: (line: string) => console.log(line) };
  const played: Played[] = [];
  // A stack with a second worker would take over for the one that is killed alone.
  for (const second of [false, true]) {
    const together = scenarios.filter(({ needsSecondWorker }) => needsSecondWorker === second);
    if (together.length) played.push(...(await playScenarios(together, options)));
  }
  console.log(`\n${describeFaults(played)}`);
  if (values.json)
    console.log(
      JSON.stringify({
        bench: 'faults',
        replicas: options.replicas,
        scenarios: played.map(sumUpFaults),
        bad: played.flatMap(({ bad }) => bad),
      }),
    );
  return played.some(({ bad }) => bad.length > 0) ? 1 : 0;
}
