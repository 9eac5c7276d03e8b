import fs from 'node:fs';
import path from 'node:path';
import { lockFolder } from './instance-lock.mjs';
import { StartError } from './start-error.ts';

export interface DataFolder {
  /** The previous run was not stopped in order: its processes may still be ending. */
  endedAbruptly: boolean;
  /** Lets go of the folder and marks the end as orderly. */
  release: () => Promise<void>;
}

const RUNNING = 'running';
/** What a start makes in the folder; nothing else is ever removed. */
const OURS = ['database', 'nats', 'logs', 'keys.json', RUNNING];

/** Makes and locks the data folder for this process; with `reset`, empties it of what a start makes. */
export async function openDataFolder(dataDir: string, options: { url: string; reset: boolean }): Promise<DataFolder> {
  fs.mkdirSync(dataDir, { recursive: true });
  const unlock = await lockFolder(dataDir, { words: `process ${process.pid}, ${options.url}` }).catch(
    (error: Error & { holder?: string }) => {
      if (error.holder === undefined) throw error;
      throw new StartError(
        `Already running on ${dataDir}: ${error.holder}. Stop it, or choose another folder with HYROX_DATA_DIR and other ports with --port.`,
      );
    },
  );
  const marker = path.join(dataDir, RUNNING);
  const endedAbruptly = fs.existsSync(marker);
  if (options.reset) for (const name of OURS) fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
  fs.mkdirSync(path.join(dataDir, 'logs'), { recursive: true });
  fs.writeFileSync(marker, options.url);
  return {
    endedAbruptly,
    release: async () => {
      fs.rmSync(marker, { force: true });
      await unlock();
    },
  };
}

/** The web port of the coach that runs on this folder, or was not stopped in order; undefined: none, or one from before it was noted. */
export function readRunningPort(dataDir: string): number | undefined {
  const marker = path.join(dataDir, RUNNING);
  const url = fs.existsSync(marker) ? fs.readFileSync(marker, 'utf8') : '';
  return URL.canParse(url) ? Number(new URL(url).port) || undefined : undefined;
}
