import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Disk, OpenFile } from './disk.ts';
import type { FileEntry } from './manifest.ts';

const FLUSH_CHARS = 256 * 1024;

/** A file of whole lines that is being written. It counts and hashes what it writes; `finish` returns when it is on the disk. */
export class LineFile {
  readonly name: string;
  lines = 0;
  bytes = 0;
  private readonly file: OpenFile;
  private readonly hash = createHash('sha256');
  private waiting = '';

  private constructor(name: string, file: OpenFile) {
    this.name = name;
    this.file = file;
  }

  static async open(disk: Disk, folder: string, name: string): Promise<LineFile> {
    return new LineFile(name, await disk.openNew(path.join(folder, name)));
  }

  async add(line: string): Promise<void> {
    this.lines += 1;
    this.bytes += Buffer.byteLength(line) + 1;
    this.hash.update(line).update('\n');
    this.waiting += `${line}\n`;
    if (this.waiting.length >= FLUSH_CHARS) await this.flush();
  }

  async finish(): Promise<FileEntry> {
    await this.flush();
    await this.file.sync();
    await this.file.close();
    return { file: this.name, lines: this.lines, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Lets go of the file without caring for what is in it. */
  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async flush(): Promise<void> {
    if (this.waiting !== '') await this.file.write(this.waiting);
    this.waiting = '';
  }
}
