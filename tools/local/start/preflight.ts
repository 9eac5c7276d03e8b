import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isListening } from '../supervisor/readiness.ts';
import { StartError } from './start-error.ts';

const LEAST_FREE_BYTES = 200 * 1024 * 1024;
/** Postgres keeps its log in pieces of 16 MB. */
const NOTHING_LEFT_BYTES = 16 * 1024 * 1024;
const LOOK_AGAIN_MS = 100;

/** A port and what it is for, in the words of an error. */
export interface NeededPort {
  port: number;
  purpose: string;
}

/** Throws a StartError when less than 200 MB are free where the folder is. */
export function refuseFullDisk(folder: string, leastBytes = LEAST_FREE_BYTES): void {
  const free = freeBytes(folder);
  if (free < leastBytes)
    throw new StartError(`Only ${megabytes(free)} MB are free where ${folder} is; at least ${megabytes(leastBytes)} MB are needed.`);
}

/**
 * The disk's sentence when that is why the start failed: ENOSPC anywhere, in our own calls or in a process's words, or so little
 * left that not even those could be written; otherwise the error as it came.
 */
export function explainFullDisk(error: unknown, folder: string, nothingLeftBytes = NOTHING_LEFT_BYTES): unknown {
  const words = error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  const free = fs.existsSync(folder) ? freeBytes(folder) : Infinity;
  if (free >= nothingLeftBytes && !/ENOSPC|no space left on device|EDQUOT/i.test(words)) return error;
  return new StartError(`The disk is full: ${megabytes(free)} MB are free where ${folder} is. Make room, then start again.`, {
    cause: error,
  });
}

/** Throws a StartError that names the first port somebody else listens on, after waiting for it for `waitMs`. */
export async function refuseTakenPorts(needed: NeededPort[], waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (const { port, purpose } of needed) {
    while (await isListening(port)) {
      if (performance.now() < deadline) {
        await sleep(LOOK_AGAIN_MS);
        continue;
      }
      const holder = holderOf(port);
      throw new StartError(
        `Port ${port} on 127.0.0.1 (${purpose}) is taken${holder ? ` by ${holder}` : ' by another program'}. Stop it, or start with --port.`,
      );
    }
  }
}

/** `nats-server (process 123)` where Linux shows it; undefined elsewhere and for processes of other users. */
function holderOf(port: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const inode = inodeOf(port);
  if (inode === undefined) return undefined;
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!openFiles(pid).includes(`socket:[${inode}]`)) continue;
    return `${programOf(pid)} (process ${pid})`;
  }
  return undefined;
}

function programOf(pid: string): string {
  return path.basename(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '');
}

/** The socket that listens on the port. Columns of /proc/net/tcp: 1 local address, 3 state (0A = listening), 9 inode. */
function inodeOf(port: number): string | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [],
  );
  const columns = lines.map((line) => line.trim().split(/\s+/)).find((line) => line[1]?.endsWith(wanted) && line[3] === '0A');
  return columns?.[9];
}

function openFiles(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return fs.readdirSync(folder).map((name) => fs.readlinkSync(path.join(folder, name)));
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return [];
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
