import path from 'node:path';
import { parseArgs } from 'node:util';
import { portsFrom } from '../local/ports.ts';
import { loadSettings } from '../local/settings.ts';
import { startStack } from '../local/stack.ts';
import { readyBlock } from '../local/start/ready-block.ts';
import { StartError } from '../local/start/start-error.ts';

const USAGE = `npm start -- [--no-web] [--port N] [--reset]

  --no-web   everything but the web page
  --port N   the web page at N; every other port moves along with it (default 3000)
  --reset    begin with an empty data folder
  --help     this text`;

async function up(args: string[], asked: AbortSignal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { 'no-web': { type: 'boolean' }, port: { type: 'string' }, reset: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const settings = loadSettings(process.env);
  const ports = portsFrom(values.port === undefined ? undefined : Number(values.port));
  const dataDir = path.resolve(settings.HYROX_DATA_DIR ?? path.join(import.meta.dirname, '../../.hyrox/data'));
  const web = !values['no-web'];
  const log = (line: string): void => console.log(line);
  const stack = await startStack({ dataDir, ports, settings, web, reset: values.reset ?? false, log, signal: asked });
  const facts = {
    url: web ? stack.urls.web : stack.urls.gateway,
    foreign: stack.foreignAccounts,
    metrics: stack.urls.metrics,
    logsDir: path.join(dataDir, 'logs'),
  };
  console.log(`\n${readyBlock({ ...facts, ...(settings.SUPABASE_URL ? {} : { passwords: stack.keys.accountPasswords }) })}\n`);
  if (!asked.aborted) await new Promise((resolve) => asked.addEventListener('abort', resolve, { once: true }));
  console.log('stopping');
  await stack.stop();
}

/** Aborts on Ctrl-C, SIGTERM, SIGHUP, and when the start script that launched this process is gone. */
function stopAsked(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  process.on('disconnect', () => asked.abort());
  process.channel?.unref();
  return asked.signal;
}

const asked = stopAsked();
try {
  await up(process.argv.slice(2), asked);
  process.exit(0);
} catch (error) {
  if (asked.aborted) process.exit(130);
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}
