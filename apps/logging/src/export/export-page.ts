import { ServiceError, type exportConversations as contract, type ExportedPage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

const PARTS = ['conversations', 'messages', 'feedback'] as const;

/** Below the 150 kB of a page, with room for its frame. A single entry is always far below it. */
const PAGE_BYTES = 120_000;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** `<part>:<place>`; the place of a message is its conversation and its number in the order of messages. */
const CURSOR = new RegExp(`^(?:(conversations|feedback):(${UUID})|(messages):(${UUID}:[0-9]{1,18}))$`);

interface Place {
  part: number;
  after: string | null;
}

function parseCursor(cursor: string | undefined): Place {
  if (cursor === undefined) return { part: 0, after: null };
  const [, lone, id, messages, seq] = CURSOR.exec(cursor) ?? [];
  const part = PARTS.findIndex((name) => name === (lone ?? messages));
  if (part < 0) throw new ServiceError('invalid', 'There is no such place to go on from', { field: 'cursor' });
  return { part, after: id ?? seq ?? null };
}

/**
 * The next page of what the record stores about an athlete, part after part in a stable order; a part without entries is passed over. Only the
 * athlete's own rows, whatever the cursor says. `invalid` for a cursor that is none of ours.
 */
export async function exportPage(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<ExportedPage> {
  const place = parseCursor(input.cursor);
  for (let { part, after } = place; part < PARTS.length; part++, after = null) {
    const name = PARTS[part] ?? PARTS[0];
    const page = await deps.database.call<{ rows: ExportedPage['rows']; last: string | null }>('export_record', [
      input.athleteId,
      name,
      after,
      PAGE_BYTES,
    ]);
    if (page.last !== null) return { part: name, rows: page.rows, next: `${name}:${page.last}` };
  }
  return { part: PARTS[place.part] ?? PARTS[0], rows: [] };
}
