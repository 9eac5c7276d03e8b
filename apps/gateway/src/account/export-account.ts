import { pipeline } from 'node:stream/promises';
import { exportCollected, exportConversations, exportProfile, exportUsage, ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { Response } from 'express';
import type { AskBus } from '../bus-token.ts';

const PAGE_MS = 5_000;
const INSIST_MS = 20_000;
/** A reader that takes nothing this long has gone. */
const IDLE_MS = 60_000;

/** Who keeps something about an athlete, and what; a part without a row is in the file all the same. */
const SOURCES = [
  { contract: exportProfile, parts: ['profile', 'consents', 'workouts', 'running_logs', 'benchmarks', 'training_plans'] },
  { contract: exportConversations, parts: ['conversations', 'messages', 'feedback'] },
  { contract: exportCollected, parts: ['collected_for_training'] },
  { contract: exportUsage, parts: ['usage'] },
] as const;
type Source = (typeof SOURCES)[number];

export const EXPORT_DEPS = Symbol('export deps');

export interface ExportDeps {
  bus: AskBus;
  referTo(athleteId: string): string;
  /** Athletes whose file is being written here. */
  exporting: Set<string>;
}

/** Every page of one service, the first of which is already known. */
async function* pagesOf(source: Source, first: ExportedPage, ids: { athleteId: string; athleteRef: string }, bus: AskBus) {
  let page = first;
  for (;;) {
    yield page;
    const cursor: string | undefined = page.next;
    if (cursor === undefined) return;
    page = await bus.insist(source.contract, { ...ids, cursor }, { tryMs: PAGE_MS, forMs: INSIST_MS });
    if (page.next === cursor) throw new Error('an export does not get further');
  }
}

/** The file page by page: one object, one array per part, one row per line. */
async function* pieces(firsts: ExportedPage[], ids: { athleteId: string; athleteRef: string }, bus: AskBus): AsyncGenerator<string> {
  yield `{"exportedAt":${JSON.stringify(new Date().toISOString())}`;
  for (const [i, source] of SOURCES.entries()) {
    const seen: string[] = [];
    let rows = 0;
    for await (const page of pagesOf(source, firsts[i] as ExportedPage, ids, bus)) {
      const begins = seen.at(-1) !== page.part;
      if (begins && seen.includes(page.part)) throw new Error('the parts of an export are not in order');
      let piece = '';
      if (begins) {
        piece = `${seen.length ? '\n]' : ''},\n${JSON.stringify(page.part)}:[`;
        seen.push(page.part);
        rows = 0;
      }
      for (const row of page.rows) piece += `${rows++ ? ',' : ''}\n${JSON.stringify(row)}`;
      yield piece;
    }
    const missing = source.parts.filter((part) => !seen.includes(part)).map((part) => `,\n${JSON.stringify(part)}:[]`);
    yield `\n]${missing.join('')}`;
  }
  yield '\n}\n';
}

const readerLeft = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Writes everything that is stored about an athlete as one JSON document, page by page, never whole in memory. Rejects before the first
 * byte with `conflict` while another file of the athlete is being written here, and with `unavailable`. What fails later breaks the
 * connection, so that half a file is never taken for the whole.
 */
export async function exportAccount(athleteId: string, response: Response, { bus, referTo, exporting }: ExportDeps): Promise<void> {
  if (exporting.has(athleteId)) throw new ServiceError('conflict', 'Your data is already being exported. Wait for that file to finish.');
  exporting.add(athleteId);
  try {
    const ids = { athleteId, athleteRef: referTo(athleteId) };
    const firsts = await Promise.all(SOURCES.map(({ contract }) => bus.ask(contract, ids, { timeoutMs: PAGE_MS })));
    const day = new Date().toISOString().slice(0, 10);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-disposition', `attachment; filename="hyrox-ai-coach-${day}.json"`);
    response.setTimeout(IDLE_MS, () => response.destroy());
    await pipeline(pieces(firsts, ids, bus), response).catch((error: unknown) => {
      if (!readerLeft(error)) throw error;
    });
  } finally {
    exporting.delete(athleteId);
  }
}
