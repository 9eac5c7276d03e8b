import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contentHash, madeOnce, migrationsHash, TEMPLATES } from '../database/template.ts';
import { freePorts } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import { startStack } from '../stack.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LEARNT_FROM = ['knowledge/chunks', 'tools/local/openai/basis.json'].map((place) => path.join(ROOT, place));

/**
 * Puts into the data folder of a stack a database that is migrated and knows the passages already, so that its start finds little to do.
 * The first caller makes it by a start of its own; what changed since in code rather than in data, each start's own load brings along.
 */
export async function beginKnowing(dataDir: string): Promise<void> {
  const hash = `${migrationsHash()}-${contentHash(...LEARNT_FROM)}`;
  fs.cpSync(await madeOnce(TEMPLATES, { kind: 'knowing', hash }, learn), path.join(dataDir, 'database'), { recursive: true });
}

async function learn(folder: string): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-knowing-'));
  try {
    const settings = loadSettings({ PATH: process.env['PATH'] });
    const stack = await startStack({ dataDir, ports: await freePorts(), settings, only: ['database', 'openai', 'knowledge'] });
    await stack.stop();
    fs.cpSync(path.join(dataDir, 'database'), folder, { recursive: true });
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
