import fs from 'node:fs';
import path from 'node:path';
import { create } from 'tar';
import { lockFolder } from '../start/instance-lock.mjs';
import { StartError } from '../start/start-error.ts';

/** What a data folder must have, and all that is worth keeping of it: logs are not. */
export const KEPT = ['database', 'nats', 'keys.json'] as const;

/**
 * Writes everything of a data folder into one compressed file, readable by its owner only: it holds the athletes' data and the keys.
 * Throws a StartError when the product is running on the folder, when there is nothing in it, or when the file exists already.
 */
export async function createBackup(dataDir: string, file: string): Promise<{ bytes: number }> {
  if (!fs.existsSync(path.join(dataDir, 'database'))) throw new StartError(`There is no data in ${dataDir}.`);
  if (fs.existsSync(file)) throw new StartError(`${file} is there already; choose another name.`);
  const unlock = await lockFolder(dataDir, { words: `a backup, process ${process.pid}` }).catch((error: Error & { holder?: string }) => {
    if (error.holder === undefined) throw error;
    throw new StartError(`${dataDir} is in use by ${error.holder}. Stop it first: a running database cannot be copied.`);
  });
  const unfinished = `${file}.unfinished`;
  try {
    fs.writeFileSync(unfinished, '', { mode: 0o600 });
    await create(
      { file: unfinished, gzip: true, cwd: dataDir, portable: true },
      KEPT.filter((name) => fs.existsSync(path.join(dataDir, name))),
    );
    fs.renameSync(unfinished, file);
    return { bytes: fs.statSync(file).size };
  } finally {
    fs.rmSync(unfinished, { force: true });
    await unlock();
  }
}
