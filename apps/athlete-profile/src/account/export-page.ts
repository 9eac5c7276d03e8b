import { ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import { readPage } from '../db/read-page.ts';
import { EXPORT_ORDER, EXPORT_PARTS, type ExportPart, type ExportPartName } from './export-parts.ts';

const MAX_ROWS = 200;
const MAX_PAGE_BYTES = 120_000;

/** `<part>` is its beginning, `<part>:<id of the last row>` what comes after that row. */
function readCursor(cursor: string | undefined): { name: ExportPartName; after: string | null } {
  const [, part, after] = /^([a-z_]+)(?::([0-9a-f-]{36}|\d{1,18}))?$/.exec(cursor ?? 'profile') ?? [];
  const name = EXPORT_ORDER.find((known) => known === part);
  const fits = name && (after === undefined || /^\d+$/.test(after) === (EXPORT_PARTS[name].keyType === 'bigint'));
  if (!fits) throw new ServiceError('invalid', 'This is not a place in an export', { field: 'cursor' });
  return { name, after: after ?? null };
}

/**
 * One page of everything this service stores about an athlete, below 150 kB unless a single row is larger. Every part has at least one page,
 * an empty part an empty one. Rows are read in the order of their ids: one that is removed meanwhile neither ends nor repeats anything.
 */
export async function exportPage(
  input: { athleteId: string; cursor?: string | undefined },
  deps: { database: Pick<Database, 'asAthlete'> },
): Promise<ExportedPage> {
  const { name, after } = readCursor(input.cursor);
  const part: ExportPart = EXPORT_PARTS[name];
  return deps.database.asAthlete(input.athleteId, async (tx) => {
    const { entries, more } = await readPage(tx, {
      table: part.table,
      ...(part.entry ? { entry: part.entry } : {}),
      where: `e.${part.owner} = $1 and ($2::${part.keyType} is null or e.id > $2)`,
      order: 'e.id',
      values: [input.athleteId, after],
      limit: MAX_ROWS,
      maxBytes: MAX_PAGE_BYTES,
    });
    if (name === 'profile' && !entries.length) throw new ServiceError('not_found', 'There is no such profile');
    const next = more ? `${name}:${String(entries.at(-1)?.['id'])}` : EXPORT_ORDER[EXPORT_ORDER.indexOf(name) + 1];
    return { part: name, rows: entries, ...(next ? { next } : {}) };
  });
}
