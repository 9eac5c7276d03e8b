// "Only one may use this folder": held by a listening socket, so it ends with its holder, whatever ended it.
// A file with a process id does not do: after kill -9 the id may live on as a zombie, and later as somebody else.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const TRY_AGAIN_MS = 100;

/** Linux has socket names that vanish with their holder, Windows has pipes; elsewhere it is a file in the temporary folder. */
function addressOf(folder) {
  const id = `hyrox-${createHash('sha256').update(fs.realpathSync(folder)).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return { address: `\0${id}`, file: null };
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\${id}`, file: null };
  const file = path.join(os.tmpdir(), `${id}.sock`);
  return { address: file, file };
}

/** What the holder says about itself, or null when nobody answers. */
function ask(address) {
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect(address);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (data) => (said += data));
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(said || null));
  });
}

function listen(server, address) {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(address, () => resolve(null));
  });
}

async function tryLock(folder, words) {
  const { address, file } = addressOf(folder);
  const mine = `${randomUUID()} ${words}`;
  const server = net.createServer((socket) => socket.on('error', () => socket.destroy()).end(mine));
  const error = await listen(server, address);
  if (error && error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
  const said = await ask(address);
  if (!error && said === mine) {
    server.unref();
    return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  }
  if (!error) server.close();
  // A socket file that nobody answers was left behind by a holder that was killed.
  if (said === null && file) fs.rmSync(file, { force: true });
  return { holder: said?.slice(mine.indexOf(' ') + 1) ?? null };
}

/**
 * Locks an existing folder for this process and returns the function that lets go.
 * While it is held elsewhere, tries again for `waitMs`; then throws an Error whose `holder` is what the holder says about itself.
 */
export async function lockFolder(folder, { words, waitMs = 0, onWait = () => {} }) {
  const deadline = performance.now() + waitMs;
  for (let attempt = 0; ; attempt++) {
    const { release, holder } = await tryLock(folder, words);
    if (release) return release;
    if (holder !== null && performance.now() >= deadline) {
      throw Object.assign(new Error(`${folder} is in use by ${holder}`), { holder });
    }
    if (holder === null && attempt > 50 && performance.now() >= deadline) throw new Error(`${folder} could not be locked`);
    if (attempt === 0) onWait(holder);
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}
