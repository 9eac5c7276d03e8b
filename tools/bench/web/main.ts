import { parseArgs } from 'node:util';
import { openLab } from '../lab/open-lab.ts';
import { describeScreens, findShortfalls, LEAST_SCORE, MOST_FIRST_JS_BYTES } from './judge-screens.ts';
import { measureScreen, type ScreenFigures } from './measure-screen.ts';
import { prepareVisitors } from './prepare-visitors.ts';
import { DEVICES, SCREENS } from './screens.ts';

const USAGE = `npm run bench -- web [--json]

  Lighthouse over every screen, signed in, on a phone and on a desktop, and the JavaScript each loads first.
  Fails below ${LEAST_SCORE} in any of the four or above ${MOST_FIRST_JS_BYTES / 1_000} kB (gzip).
  --json  the last line is one JSON object`;

/** Command line of the web bench. Returns the exit code: 1 when a screen is below the bar. */
export async function benchWeb(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const figures = await measureScreens();
  const shortfalls = findShortfalls(figures);
  console.log(`\n${describeScreens(figures)}`);
  for (const shortfall of shortfalls) console.log(`FAILED ${shortfall}`);
  if (values.json) console.log(JSON.stringify({ bench: 'web', screens: figures, shortfalls }));
  return shortfalls.length ? 1 : 0;
}

async function measureScreens(): Promise<ScreenFigures[]> {
  const lab = await openLab({ web: true, log: (line) => console.log(line) });
  try {
    const webUrl = lab.stack.urls.web;
    const { sessions, conversationId } = await prepareVisitors({ webUrl, anonKey: lab.stack.keys.anonKey });
    const figures: ScreenFigures[] = [];
    for (const { name, visitor, path } of SCREENS) {
      for (const device of DEVICES) {
        figures.push(await measureScreen({ screen: name, device, webUrl, path: path(conversationId), session: sessions[visitor] }));
        console.log(`${name} on a ${device}: done`);
      }
    }
    return figures;
  } finally {
    await lab.close();
  }
}
