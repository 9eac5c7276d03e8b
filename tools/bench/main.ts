import { benchAlerts } from './alerts/main.ts';
import { benchFaults } from './faults/main.ts';
import { benchResilience } from './resilience/main.ts';
import { benchRetrievalCommand } from './retrieval/main.ts';
import { benchStream } from './stream/main.ts';
import { benchTurn } from './turn/main.ts';

const USAGE = `npm run bench -- turn | stream | faults | alerts | resilience | web | retrieval [--short] [--json] [--help]

  turn       what our part of an answer costs, beside a plain proxy on the same machine
  stream     1, 100 and 500 streams and as many tokens as fit, beside Portkey, express + openai SDK and nginx
  faults     breaks the running product in the middle of answers and checks that nothing was lost, doubled or changed
  alerts     breaks the running product so that each alert fires, mends it and waits until it clears, with the real Prometheus
  resilience a provider that fails one call in five, on a virtual clock: failed turns, extra tokens, hedging off and on
  web        Lighthouse over every screen, phone and desktop, and the JavaScript each loads first
  retrieval  the search over the bus, with the library and with thousands of passages more`;

const BENCHES: Record<string, (args: string[]) => Promise<number>> = {
  turn: benchTurn,
  stream: benchStream,
  faults: benchFaults,
  alerts: benchAlerts,
  resilience: benchResilience,
  retrieval: benchRetrievalCommand,
  // Lighthouse takes a second to load, and the others do without it.
  web: async (args) => (await import('./web/main.ts')).benchWeb(args),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  try {
    process.exit(await bench(args));
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  }
} else {
  console.log(USAGE);
  process.exit(name === '' || name === '--help' ? 0 : 1);
}
