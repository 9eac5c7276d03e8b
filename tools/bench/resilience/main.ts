import { parseArgs } from 'node:util';
import { describeResilience } from './describe-resilience.ts';
import { findBroken, sumUpSimulation, type ResilienceFigures } from './figures.ts';
import { simulateTurns } from './simulate-turns.ts';
import { WORLDS } from './worlds.ts';

const TURNS = 2_000;
const SHORT_TURNS = 200;
const USAGE = `npm run bench -- resilience [--turns N] [--short] [--seed NAME] [--only world] [--json]

  Runs turns through a whole worker against the provider's stand-in on a virtual clock while one request in five fails before its first token
  (503, 429, 500, cut), hedging off and on side by side. Failed turns, extra tokens and cost are the provider's own truth and bill.
  --turns N    per row; default ${TURNS}, --short is ${SHORT_TURNS}
  --seed NAME  another run of the same chances
  --only name  ${WORLDS.map(({ name }) => name).join(', ')}
  --json       the last line is one JSON object`;

/** Command line of the resilience bench. Returns the exit code: 1 when a promise was broken. */
export async function benchResilience(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      turns: { type: 'string' },
      seed: { type: 'string', default: 'resilience' },
      only: { type: 'string' },
      ...{ short: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  const turns = values.turns === undefined ? (values.short ? SHORT_TURNS : TURNS) : Number(values.turns);
  const worlds = WORLDS.filter(({ name }) => values.only === undefined || values.only === name);
  if (values.help || !(turns >= 1) || !worlds.length) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const all: ResilienceFigures[] = [];
  for (const world of worlds)
    for (const hedges of [false, true]) {
      const simulated = await simulateTurns({ turns, world, hedges, seed: values.seed });
      all.push(sumUpSimulation(simulated, { world: world.name, hedges }));
    }
  const broken = all.flatMap(findBroken);
  console.log(describeResilience(all));
  for (const words of broken) console.log(`FAILED ${words}`);
  if (values.json) console.log(JSON.stringify({ bench: 'resilience', seed: values.seed, rows: all, broken }));
  return broken.length ? 1 : 0;
}
