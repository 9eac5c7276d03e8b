import type { Client } from 'pg';

/** What one document has in the running database. `changedAt`: when a load last wrote one of its passages. */
export interface LoadedDocument {
  sourceDoc: string;
  managedBy: string;
  passages: number;
  embedded: number;
  changedAt: string;
}

export interface TableStats {
  passages: number;
  /** Passages that the search by words knows: the same, unless a load was broken off by hand. */
  indexed: number;
  documents: LoadedDocument[];
  /** With how many vectors each; two models never find each other's. */
  models: { model: string | null; passages: number }[];
  /** When a load last wrote a passage; null: never. */
  changedAt: string | null;
  /** What the search sees, which runs as the role `anon`; null: nobody asked as it. What the database says where it may not look at all. */
  seenBySearch: number | string | null;
}

/** What the running database holds, as the role that publishes it sees it. */
export async function readTableStats(database: Client): Promise<Omit<TableStats, 'seenBySearch'>> {
  const documents = await database.query<LoadedDocument>(`
    select source_doc as "sourceDoc", managed_by as "managedBy", count(*)::int as passages, count(embedding)::int as embedded,
      to_char(max(updated_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
    from public.knowledge_chunks group by source_doc, managed_by order by source_doc, managed_by`);
  const models = await database.query<TableStats['models'][number]>(`
    select embedding_model as model, count(*)::int as passages from public.knowledge_chunks group by embedding_model order by 2 desc`);
  const indexed = await database.query<{ n: number }>('select count(*)::int as n from public.kc_len');
  return {
    passages: documents.rows.reduce((sum, { passages }) => sum + passages, 0),
    indexed: indexed.rows[0]?.n ?? 0,
    documents: documents.rows,
    models: models.rows,
    changedAt: documents.rows.reduce<string | null>((last, { changedAt }) => (last && last > changedAt ? last : changedAt), null),
  };
}

/** How many passages a search sees, asked by the owner in its place; what the database says where it may not look. */
export async function countSeen(owner: Client): Promise<number | string> {
  await owner.query('begin read only');
  await owner.query('set local role anon');
  const seen = await owner.query<{ n: number }>('select count(*)::int as n from public.knowledge_chunks').then(
    ({ rows }) => rows[0]?.n ?? 0,
    (error: Error) => error.message,
  );
  await owner.query('rollback');
  return seen;
}

/** In words, the sum first: for somebody who wants to know whether the library is there. */
export function tableStatsPage({ passages, indexed, documents, models, changedAt, seenBySearch }: TableStats): string {
  const seen =
    seenBySearch === null
      ? []
      : [`seen by a search (role anon): ${seenBySearch}${seenBySearch === passages ? '' : '   <- this is why nothing is found'}`];
  const width = Math.max(0, ...documents.map(({ sourceDoc }) => sourceDoc.length));
  return [
    `${passages} passages in the database${changedAt ? `, last written ${changedAt}` : ': nothing was ever loaded. Run: npm run knowledge -- load'}`,
    `${indexed} of them are in the index of words`,
    ...seen,
    ...models.map(({ model, passages: own }) => `${own} with vectors of ${model ?? 'no model: they are found by words alone'}`),
    '',
    ...documents.map(
      ({ sourceDoc, managedBy, passages: own, embedded, changedAt: at }) =>
        `${sourceDoc.padEnd(width)}  ${String(own).padStart(4)} passages, ${String(embedded).padStart(4)} embedded, written ${at}, by ${managedBy}`,
    ),
  ].join('\n');
}
