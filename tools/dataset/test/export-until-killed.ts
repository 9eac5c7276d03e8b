// Exports the turns `from` to `to` into `root`, in a process that a test may end at any moment. With `killAt`, it ends itself by SIGKILL
// right before that change of the disk.
import fs from 'node:fs';
import path from 'node:path';
import { realDisk, type Disk } from '../export/disk.ts';
import { exportDataset } from '../export/export-dataset.ts';
import { flaggedTurns } from './flagged-turns.ts';

const [root = '', from, to, killAt] = process.argv.slice(2);
let changes = 0;

function step<Args extends unknown[], Result>(change: (...args: Args) => Promise<Result>): (...args: Args) => Promise<Result> {
  return (...args) => {
    changes += 1;
    if (changes === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    return change(...args);
  };
}

const disk: Disk = {
  makeFolder: step(realDisk.makeFolder),
  rename: step(realDisk.rename),
  syncFolder: step(realDisk.syncFolder),
  // A folder does not go at once: one file of it first, then the rest.
  remove: step(async (folder) => {
    if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) await realDisk.remove(path.join(folder, 'index.jsonl'));
    await step(realDisk.remove)(folder);
  }),
  openNew: step(async (name) => {
    const file = await realDisk.openNew(name);
    // Half of it first, so that a kill also finds a file that ends in the middle of a line.
    const write = async (text: string): Promise<void> => {
      await file.write(text.slice(0, text.length / 2));
      await step(() => file.write(text.slice(text.length / 2)))();
    };
    return { write: step(write), sync: step(file.sync), close: step(file.close) };
  }),
};

process.stdout.write('begun\n');
await exportDataset({ turns: () => flaggedTurns(Number(from), Number(to)), root }, { disk, now: new Date(), shardLines: 40 });
