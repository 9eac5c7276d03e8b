import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CollectedTurn } from '@hyrox/contracts';
import { ListChanged } from '../api/data-api.ts';
import { checkDataset } from '../export/check-dataset.ts';
import { readLatest, versionsIn } from '../export/dataset-folder.ts';
import { realDisk, type Disk } from '../export/disk.ts';
import { exportDataset } from '../export/export-dataset.ts';
import type { IndexEntry } from '../export/manifest.ts';
import { flaggedTurn, flaggedTurns } from './flagged-turns.ts';

const KILLED = path.join(import.meta.dirname, 'export-until-killed.ts');
let root: string;
beforeEach(() => void (root = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-dataset-'))));
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const linesOf = (folder: string, name: string): string[] => fs.readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1);
const indexOf = (folder: string) => linesOf(folder, 'index.jsonl').map((line) => JSON.parse(line) as IndexEntry);
const of = (...turns: CollectedTurn[]) =>
  async function* () {
    yield* turns;
  };
const run = (turns: () => AsyncIterable<CollectedTurn>, more: { disk?: Disk; out?: string; shardLines?: number } = {}) =>
  exportDataset({ turns, root, out: more.out }, { disk: more.disk ?? realDisk, now: new Date(), shardLines: more.shardLines ?? 40 });
const latest = async () => (await readLatest(root))?.folder;

/** Every export to be seen is whole, every line of the latest is one record. Returns how many turns that one holds. */
async function wholeExport(): Promise<number> {
  for (const version of await versionsIn(root)) expect(await checkDataset(path.join(root, version))).toEqual([]);
  const found = await readLatest(root);
  if (!found) return 0;
  for (const entry of indexOf(found.folder)) {
    const line = linesOf(found.folder, entry.shard)[entry.line - 1] ?? '';
    expect(createHash('sha256').update(line).digest('hex')).toBe(entry.sha256);
    expect((JSON.parse(line) as { messages: unknown[] }).messages).toHaveLength(3);
  }
  return found.manifest.counts.turns;
}

describe('an export', () => {
  test('is shards of chat completions, an index and a manifest, and the same turns are the same bytes', async () => {
    const first = await run(() => flaggedTurns(0, 100));
    expect(fs.readdirSync(first.folder).sort()).toEqual([
      'index.jsonl',
      'manifest.json',
      'turns-00001.jsonl',
      'turns-00002.jsonl',
      'turns-00003.jsonl',
    ]);
    expect(first.manifest).toMatchObject({ counts: { turns: 100, athletes: 7, most_of_one_athlete: 15, flagged_by: { athlete: 100 } } });
    expect(await latest()).toBe(first.folder);
    expect(await wholeExport()).toBe(100);
    expect(Object.keys(JSON.parse(linesOf(first.folder, 'turns-00002.jsonl')[0] ?? '{}') as object)).toEqual(['messages']);
    const second = await run(() => flaggedTurns(0, 100));
    expect(second.folder).not.toBe(first.folder);
    expect(second.manifest.shards).toEqual(first.manifest.shards);
  });

  test('of nothing is an export of nothing', async () => {
    expect((await run(of())).manifest).toMatchObject({ counts: { turns: 0 }, shards: [] });
    expect(await wholeExport()).toBe(0);
  });

  test('leaves out what no trainer takes, and counts it', async () => {
    const { manifest } = await run(of(flaggedTurn(1), flaggedTurn(2, { answer: ' ' }), flaggedTurn(3, { flaggedBy: null })));
    expect(manifest.counts).toMatchObject({ turns: 1, left_out: { 'empty message': 1, 'not flagged': 1 } });
  });

  test('begins again when the list changed under it, and keeps nothing of the first reading', async () => {
    let reads = 0;
    const { manifest } = await run(async function* () {
      yield* flaggedTurns(0, 50);
      if (++reads === 1) throw new ListChanged('gone');
    });
    expect([reads, manifest.counts.turns, await wholeExport()]).toEqual([2, 50, 50]);
  });

  test('into a folder of its own is refused when there is something in it', async () => {
    const out = path.join(root, 'mine');
    expect((await run(() => flaggedTurns(0, 3), { out })).folder).toBe(out);
    expect(await checkDataset(out)).toEqual([]);
    await expect(run(() => flaggedTurns(0, 3), { out })).rejects.toThrow(/is not empty/);
    expect(fs.readdirSync(root)).toEqual(['mine']);
  });

  test('waits for no other: the second is told who writes', async () => {
    let second: Promise<unknown> = Promise.resolve();
    await run(async function* () {
      second = expect(run(of(flaggedTurn(1)))).rejects.toThrow(/Another export is writing/);
      await second;
      yield flaggedTurn(1);
    });
    expect(await wholeExport()).toBe(1);
  });
});

describe('P02 P04 a turn that may no longer be used', () => {
  test('is not in the next export, and no older export with it is left', async () => {
    const first = await run(() => flaggedTurns(0, 10));
    const { folder, removed } = await run(() => flaggedTurns(1, 10));
    expect(indexOf(folder).map((entry) => entry.record_id)).not.toContain(flaggedTurn(0).turnId);
    expect(removed).toEqual([path.basename(first.folder)]);
    expect(fs.readdirSync(root).sort()).toEqual([path.basename(folder), 'latest'].sort());
  });

  test('takes no export along that never held it', async () => {
    const old = await run(() => flaggedTurns(1, 5));
    const { removed } = await run(() => flaggedTurns(1, 10));
    expect(removed).toEqual([]);
    expect(await checkDataset(old.folder)).toEqual([]);
  });
});

describe('F39', () => {
  test('kill -9 before each single change of the disk: the old export or the new one, whole', async () => {
    const child = (...args: string[]) =>
      spawnSync(process.execPath, ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', KILLED, ...args], {
        encoding: 'utf8',
      });
    expect(child(root, '0', '15').status).toBe(0);
    const published: boolean[] = [];
    for (let killAt = 1; ; killAt++) {
      const [before, folder] = [await wholeExport(), await latest()];
      // One turn less at the beginning each time, so that the export before is outdated and its removal is cut short as well.
      const [from, to] = [killAt + 1, killAt + 12 + (killAt % 20)];
      const { signal, status } = child(root, String(from), String(to), String(killAt));
      const isNew = (await latest()) !== folder;
      expect(await wholeExport()).toBe(isNew ? to - from : before);
      if (signal === null) {
        expect([status, isNew]).toEqual([0, true]);
        break;
      }
      expect(signal).toBe('SIGKILL');
      published.push(isNew);
    }
    expect(published.length).toBeGreaterThan(20);
    expect(new Set(published)).toEqual(new Set([false, true]));
    expect((await run(() => flaggedTurns(0, 5))).manifest.counts.turns).toBe(5);
    expect(fs.readdirSync(root)).toHaveLength(2);
  }, 240_000);

  test('kill -9 at a dozen moments of chance', async () => {
    let turns = (await run(() => flaggedTurns(0, 10))).manifest.counts.turns;
    for (let kills = 0; kills < 12; kills++) {
      const wanted = 4_000 + kills;
      const args = ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', KILLED, root, '0', String(wanted)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((begun) => child.stdout.once('data', begun));
      await new Promise((moment) => setTimeout(moment, Math.random() * 400));
      child.kill('SIGKILL');
      await ended;
      const found = await wholeExport();
      expect([turns, wanted]).toContain(found);
      turns = found;
    }
  }, 120_000);

  test('a full disk is one sentence, and the export before is untouched', async () => {
    const before = await run(() => flaggedTurns(0, 10));
    let room = 3;
    const disk: Disk = {
      ...realDisk,
      openNew: async (file) => {
        const open = await realDisk.openNew(file);
        const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        return { ...open, write: (text) => (room-- > 0 ? open.write(text) : Promise.reject(full())) };
      },
    };
    await expect(run(() => flaggedTurns(5, 500), { disk })).rejects.toThrow(/^The disk is full where .* Make room, then export again\.$/);
    expect(await latest()).toBe(before.folder);
    expect(await wholeExport()).toBe(10);
    expect(fs.readdirSync(root).sort()).toEqual([path.basename(before.folder), 'latest'].sort());
  });
});
