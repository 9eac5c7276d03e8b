import fs from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../../local/start/start-error.ts';
import { Manifest } from './manifest.ts';

const VERSION = /^\d{8}T\d{6}Z(-\d+)?$/;
/** What an export that was cut short leaves behind: hidden, and never read. */
const LEFTOVER = /^\.\d{8}T\d{6}Z(-\d+)?\.(partial|removed)$|^\.latest\.new$/;

/** The pointer file of a folder of exports: the name of the newest complete one. */
export const LATEST = 'latest';

const orNone = (error: NodeJS.ErrnoException): [] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};

export const versionsIn = async (root: string): Promise<string[]> =>
  (await fs.readdir(root).catch(orNone)).filter((name) => VERSION.test(name));

export const leftoversIn = async (root: string): Promise<string[]> =>
  (await fs.readdir(root).catch(orNone)).filter((name) => LEFTOVER.test(name));

/** `20261121T120102Z`, with `-2`, `-3` … when there is such a version already. */
export async function freeVersion(root: string, now: Date): Promise<string> {
  const taken = new Set(await versionsIn(root));
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let n = 1; ; n++) {
    const version = n === 1 ? stamp : `${stamp}-${n}`;
    if (!taken.has(version)) return version;
  }
}

/** The manifest of an export. Throws a StartError when the folder holds none. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await fs.readFile(path.join(folder, 'manifest.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new StartError(`${folder} holds no export.`) : error;
  });
  return Manifest.parse(JSON.parse(text));
}

/** The newest complete export of a folder of exports, or null when there is none yet. */
export async function readLatest(root: string): Promise<{ folder: string; manifest: Manifest } | null> {
  const name = await fs.readFile(path.join(root, LATEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (name === null) return null;
  const folder = path.join(root, name.trim());
  return { folder, manifest: await readManifest(folder) };
}
