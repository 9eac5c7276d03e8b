import { parseArgs } from 'node:util';
import { formatTable } from '../lab/format-table.ts';
import { missingMetrics, RARE } from './exposed-metrics.ts';
import type { Sighting } from './fault.ts';
import { openGround } from './ground.ts';
import { BENCH_ENV, PHASES } from './phases.ts';
import { playFaults, waitForQuiet } from './play-faults.ts';
import { SQUEEZE } from './squeeze-rules.ts';

const USAGE = `npm run bench -- alerts [--only Alert[,Alert]] [--built] [--json]

  Breaks the running product so that each alert has to fire, mends it and waits until it clears, with the real Prometheus.
  A minute of the rules is a second here (ranges, waits and ages divided by ${SQUEEZE}); every other threshold is as in production.
  --built   the services are built already`;

const WARM_MS = 12_000;
const shown = (value: number | null): string => (value === null ? 'never' : value.toFixed(1));

/** Command line of the alert bench. Returns the exit code: 1 when an alert did not fire or clear, or a metric is not exposed. */
export async function benchAlerts(args: string[]): Promise<number> {
  const options = { only: { type: 'string' }, json: { type: 'boolean' }, built: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  const only = values.only?.split(',');
  const phases = PHASES.map((faults) => faults.filter(({ alerts }) => !only || alerts.some((alert) => only.includes(alert))));
  const unknown = only?.filter((alert) => !PHASES.flat().some(({ alerts }) => alerts.includes(alert))) ?? [];
  if (values.help || unknown.length) {
    console.log(unknown.length ? `No fault makes ${unknown.join(', ')} fire.\n\n${USAGE}` : USAGE);
    return values.help ? 0 : 1;
  }
  const log = (line: string) => console.log(line);
  const ground = await openGround({ log, build: !values.built, env: BENCH_ENV });
  try {
    await new Promise((warm) => setTimeout(warm, WARM_MS));
    const sightings: Sighting[] = [];
    for (const faults of phases.filter(({ length }) => length > 0)) {
      const left = await waitForQuiet(ground);
      if (left.length) throw new Error(`${left.join(', ')} fires although nothing is broken`);
      log(`breaking: ${faults.map(({ name }) => name).join('; ')}`);
      const phase = await playFaults(faults, ground);
      sightings.push(...phase.sightings);
      for (const one of phase.sightings)
        log(`  ${one.alert}: fired after ${shown(one.firedAfterS)} s, cleared after ${shown(one.clearedAfterS)} s`);
      if (phase.alsoFired.length) log(`  also fired: ${phase.alsoFired.join(', ')}`);
    }
    const missing = (await missingMetrics(ground.stack.urls.metrics)).filter((name) => !(name in RARE));
    const notShown = ground.alerts.filter((alert) => !sightings.some((one) => one.alert === alert));
    const rows = sightings.map(({ alert, fault, firedAfterS, clearedAfterS }) => [alert, fault, shown(firedAfterS), shown(clearedAfterS)]);
    log(`\n${formatTable(['alert', 'fault', 'fired after s', 'cleared after s'], rows)}`);
    log(`\nnot broken in this run: ${notShown.join(', ') || 'none'}`);
    log(`named by a rule or dashboard and not exposed: ${missing.join(', ') || 'none'}`);
    if (values.json) log(JSON.stringify({ bench: 'alerts', squeeze: SQUEEZE, sightings, notShown, missing }));
    const good = sightings.every(({ firedAfterS, clearedAfterS }) => firedAfterS !== null && clearedAfterS !== null);
    return good && (only !== undefined || missing.length === 0) ? 0 : 1;
  } finally {
    await ground.close();
  }
}
