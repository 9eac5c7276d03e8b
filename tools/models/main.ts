import os from 'node:os';
import { parseArgs } from 'node:util';
import { readRoutes, RouteChange, switchModel } from '@hyrox/contracts';
import { busAccess } from '../local/addresses.ts';
import { withCoach } from '../local/client/with-coach.ts';
import { StartError } from '../local/start/start-error.ts';
import { withBus, type Ask } from './ask-bus.ts';
import { tellHistory, tellRoutes } from './tell-models.ts';

const USAGE = `npm run models -- show [--json]
npm run models -- live MODEL | retire MODEL --why TEXT
npm run models -- split MODEL PERCENT | shadow MODEL PERCENT --why TEXT
npm run models -- history [--json]

  show       which models answer, in which order, and the catalogue
  live       asks this model first
  split      lets this model answer so many per cent of the athletes, the same ones each time; 0 ends it
  shadow     asks this model too for so many per cent of the turns and shows its answers to nobody; 0 ends it
  retire     never asks this model again, until it is named live
  history    who switched what, when and why
  --why      why, for the record; --who NAME: by whom (default: the name of this account)
  --port N   the web port the coach was started with (default 3000)

  A switch is in force on every worker within a second, without a restart. NATS_URL, NATS_USER and NATS_PASSWORD name another bus.`;

type Env = Readonly<Record<string, string | undefined>>;

const HISTORY = 50;

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { who: text, why: text, port: text, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const [command, model, percent] = positionals;
  return { ...values, command, model, percent };
}
type Arguments = ReturnType<typeof readArguments>;

/** Runs one models command; returns the exit code. */
export async function models(args: string[], env: Env): Promise<number> {
  const given = readArguments(args);
  if (given.help || given.command === undefined) {
    console.log(USAGE);
    return 0;
  }
  const work = workOf(given);
  const { NATS_URL: url, NATS_USER: user, NATS_PASSWORD: password } = env;
  if (url !== undefined && user !== undefined) {
    await withBus({ url, user, password }, work);
    return 0;
  }
  const port = given.port === undefined ? undefined : Number(given.port);
  const looksOnly = given.command === 'show' || given.command === 'history';
  await withCoach({ port, looksOnly, log: (line) => console.error(line) }, ({ context }) => withBus(busAccess(context, 'gateway'), work));
  return 0;
}

/** What is to be done, read before anything is started. Throws a StartError for what is not understood. */
function workOf(given: Arguments): (ask: Ask) => Promise<void> {
  if (given.command === 'show') return (ask) => show(given, ask);
  if (given.command === 'history') return (ask) => history(given, ask);
  const change = RouteChange.safeParse({
    kind: given.command,
    model: given.model,
    percent: given.percent === undefined ? undefined : Number(given.percent),
  });
  if (!change.success) throw new StartError(USAGE);
  const { why, who = os.userInfo().username } = given;
  if (!why) throw new StartError('--why TEXT says why, for the record.');
  return async (ask) => {
    const written = await ask(switchModel, { change: change.data, who, why });
    console.log(given.json ? JSON.stringify(written) : `${written.change}: revision ${written.revision}, in force`);
  };
}

async function show({ json }: Arguments, ask: Ask): Promise<void> {
  const routes = await ask(readRoutes, { history: 1 });
  console.log(json ? JSON.stringify(routes) : tellRoutes(routes));
}

async function history({ json }: Arguments, ask: Ask): Promise<void> {
  const { history: switches } = await ask(readRoutes, { history: HISTORY });
  console.log(json ? JSON.stringify(switches) : tellHistory(switches));
}
