import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from 'lighthouse';
import { openLab } from '../lab/open-lab.ts';
import { describeScreens, findShortfalls, LEAST_SCORE, MOST_FIRST_JS_BYTES } from './judge-screens.ts';
import { measureScreen, type ScreenFigures } from './measure-screen.ts';
import { prepareVisitors } from './prepare-visitors.ts';
import { DEVICES, type DeviceName, type Screen, SCREENS } from './screens.ts';

const USAGE = `npm run bench -- web [--screen NAME]... [--device ${DEVICES.join(' | ')}] [--runs N] [--reports DIR] [--json]

  Lighthouse over every screen, signed in, on a phone and on a desktop, and the JavaScript each loads first.
  "range" is the lowest and the highest score for performance, "machine" Lighthouse's own figure for how fast this machine was: far
  below its usual one the scores say nothing, because somebody else was at work.
  Fails below ${LEAST_SCORE} in any of the four or above ${MOST_FIRST_JS_BYTES / 1_000} kB (gzip).
  --screen  only this one; may be given several times: ${SCREENS.map(({ name }) => name).join(', ')}
  --device  only on this one
  --runs    Lighthouse looks N times (default 1), the median of each figure counts
  --reports keeps Lighthouse's own reports in this folder
  --json    the last line is one JSON object`;

const OPTIONS = {
  screen: { type: 'string', multiple: true },
  device: { type: 'string' },
  runs: { type: 'string', default: '1' },
  reports: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Command line of the web bench. Returns the exit code: 1 when a screen is below the bar, 2 when a name is unknown. */
export async function benchWeb(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const screens = SCREENS.filter(({ name }) => values.screen?.includes(name) ?? true);
  const devices = DEVICES.filter((name) => name === (values.device ?? name));
  const runs = Number(values.runs);
  const isKnown = devices.length > 0 && screens.length === (values.screen ? new Set(values.screen).size : SCREENS.length);
  if (values.help || !isKnown || !(Number.isInteger(runs) && runs > 0)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const figures = await measureScreens({ screens, devices, runs, reportsDir: values.reports });
  const shortfalls = findShortfalls(figures);
  console.log(`\n${describeScreens(figures)}`);
  for (const shortfall of shortfalls) console.log(`FAILED ${shortfall}`);
  if (values.json) console.log(JSON.stringify({ bench: 'web', screens: figures, shortfalls }));
  return shortfalls.length ? 1 : 0;
}

interface Wanted {
  screens: readonly Screen[];
  devices: readonly DeviceName[];
  runs: number;
  reportsDir: string | undefined;
}

async function measureScreens({ screens, devices, runs, reportsDir }: Wanted): Promise<ScreenFigures[]> {
  if (reportsDir) fs.mkdirSync(reportsDir, { recursive: true });
  const lab = await openLab({ web: true, log: (line) => console.log(line) });
  try {
    const webUrl = lab.stack.urls.web;
    const { sessions, made } = await prepareVisitors({
      webUrl,
      anonKey: lab.stack.keys.anonKey,
      opsPassword: lab.stack.keys.accountPasswords['ops@hyrox.local'],
    });
    const figures: ScreenFigures[] = [];
    for (const { name, route, visitor, path: pathOf, shows } of screens) {
      for (const device of devices) {
        const isMissing = route === null;
        const visit = { webUrl, path: pathOf(made), shows, session: sessions[visitor] };
        const onReport = (report: Result, run: number) => {
          if (reportsDir) fs.writeFileSync(path.join(reportsDir, `${name}-${device}-${run}.json`), JSON.stringify(report));
        };
        figures.push(await measureScreen({ screen: name, device, isMissing, runs, onReport, ...visit }));
        console.log(`${name} on a ${device}: done`);
      }
    }
    return figures;
  } finally {
    await lab.close();
  }
}
