import fs from 'node:fs/promises';

/** One file that is being written. */
export interface OpenFile {
  write(text: string): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that changes the disk during an export, so that a test can end the process or fill the disk at each of these moments. */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  openNew(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Makes the names in a folder survive a power cut. */
  syncFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export const realDisk: Disk = {
  makeFolder: async (path) => {
    await fs.mkdir(path, { recursive: true });
  },
  openNew: async (path) => {
    const file = await fs.open(path, 'wx', 0o600);
    return {
      write: async (text) => {
        await file.writeFile(text, 'utf8');
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  syncFolder: async (path) => {
    // Windows has no such call; its file system keeps names in a journal.
    if (process.platform === 'win32') return;
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
};
