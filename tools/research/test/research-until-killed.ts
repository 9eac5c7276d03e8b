// Asks the questions of argv against the stand-in, in a process that ends itself by SIGKILL right before the given change of the disk.
import { connectPerplexity } from '../ask/perplexity.client.ts';
import { realDisk, type Disk } from '../keep/disk.ts';
import { openResultFolder } from '../keep/result-folder.ts';
import { runResearch } from '../run-research.ts';

const [dir = '', baseUrl = '', apiKey = '', killAt, ...names] = process.argv.slice(2);
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
  remove: step(realDisk.remove),
  openNew: step(async (name) => {
    const file = await realDisk.openNew(name);
    // Half of it first, so that a kill also finds a file that ends in the middle.
    const write = async (text: string): Promise<void> => {
      await file.write(text.slice(0, text.length / 2));
      await step(() => file.write(text.slice(text.length / 2)))();
    };
    return { write: step(write), sync: step(file.sync), close: step(file.close) };
  }),
};

const client = connectPerplexity({ baseUrl, apiKey }, { wait: () => Promise.resolve(), nowMs: () => Date.now() });
const results = await runResearch(
  names.map((name, i) => ({ name, title: name, preset: 'fast-search', prompt: `The question of ${name}`, wave: 1 + Math.floor(i / 2) })),
  { client, folder: openResultFolder(dir, disk), now: () => new Date(), say: () => undefined, rescue: () => undefined },
);
await client.close();
process.exitCode = results.every(({ state }) => state.startsWith('saved')) ? 0 : 1;
