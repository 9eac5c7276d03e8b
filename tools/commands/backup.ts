import path from 'node:path';
import { parseArgs } from 'node:util';
import { createBackup } from '../local/backup/create-backup.ts';
import { restoreBackup } from '../local/backup/restore-backup.ts';
import { loadSettings } from '../local/settings.ts';
import { StartError } from '../local/start/start-error.ts';

const USAGE = `npm run backup -- create FILE | restore FILE

  create FILE    everything of the embedded data in one file; the product must not be running
  restore FILE   into an empty data folder (HYROX_DATA_DIR, default .hyrox/data)

The file holds the athletes' data and the keys of this installation: keep it as you keep those.`;

async function backup(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean' } } });
  const [what, given] = positionals;
  if (values.help || !given || (what !== 'create' && what !== 'restore')) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const settings = loadSettings(process.env);
  const dataDir = path.resolve(settings.HYROX_DATA_DIR ?? path.join(import.meta.dirname, '../../.hyrox/data'));
  const file = path.resolve(given);
  if (what === 'create') {
    const { bytes } = await createBackup(dataDir, file);
    console.log(`${file}: ${(bytes / 1024 ** 2).toFixed(1)} MiB of ${dataDir}`);
  } else {
    await restoreBackup(file, dataDir);
    console.log(`${dataDir} is as it was in ${file}. npm start goes on from there.`);
  }
  return 0;
}

try {
  process.exitCode = await backup(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
