import { parseArgs } from 'node:util';
import { FLEET_SCENARIOS } from './fleet-scenarios.ts';
import { playScenarios, type Played } from './play-scenarios.ts';
import { describeFaults, sumUpFaults } from './report-faults.ts';
import { SCENARIOS } from './scenarios.ts';

const ROUNDS = 20;
const USAGE = `npm run bench -- faults [--rounds N] [--only name[,name]] [--short] [--replicas 1|2] [--fleet] [--json]

  Breaks the running product in the middle of answers and checks every device, the record and the events after each round.
  --rounds N    default ${ROUNDS}; --short is one
  --only names  ${SCENARIOS.map(({ name }) => name).join(', ')}
  --replicas 2  two gateways, workers and records: another one takes over at once
  --fleet       two of every kind behind a plain proxy and three NATS nodes: ${FLEET_SCENARIOS.map(({ name }) => name.slice(6)).join(', ')}
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
      fleet: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const rounds = values.rounds === undefined ? (values.short ? 1 : ROUNDS) : Number(values.rounds);
  const names = values.only?.split(',');
  const all = values.fleet ? FLEET_SCENARIOS : SCENARIOS;
  const scenarios = all.filter(({ name }) => !names || names.includes(name));
  const unknown = names?.filter((name) => !all.some((scenario) => scenario.name === name)) ?? [];
  if (values.help || unknown.length || !(rounds >= 1)) {
    console.log(unknown.length ? `There is no scenario ${unknown.join(', ')}.\n\n${USAGE}` : USAGE);
    return values.help ? 0 : 1;
  }
  const replicas = values.fleet || values.replicas === '2' ? (2 as const) : (1 as const);
  const options = { rounds, replicas, fleet: values.fleet ?? false, log: (line: string) => console.log(line) };
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
