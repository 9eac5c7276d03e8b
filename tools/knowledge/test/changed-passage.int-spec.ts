import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Client } from 'pg';
import type { Chunk } from '../chunk/chunk.ts';
import { loadChunks } from '../load/load-chunks.ts';

let database: TestDatabase;
let publisher: Client;

beforeAll(async () => {
  database = await testDatabase();
  publisher = new Client({ connectionString: database.url('svc_knowledge') });
  await publisher.connect();
});
afterAll(async () => {
  await publisher?.end();
  await database?.close();
});

const chunk = (index: number, content: string, heading = 'Sled › Push'): Chunk => ({
  ...{ id: `club_${index}`, source_doc: 'club.md', source_name: 'Club', section: heading, heading_path: heading, content },
  ...{
    asked_as: '',
    topic_tags: [],
    source_keys: [],
    chunk_index: index,
    word_count: 5,
    est_tokens: 9,
    content_sha: `${heading} ${content}`,
  },
});
const CHUNKS = [
  chunk(0, 'Keep the hips low and drive.'),
  chunk(1, 'Drive with short steps.', 'Sled › Steps'),
  chunk(2, 'Zebras gallop past.'),
  chunk(3, 'Row with long strokes, then run.', 'Row'),
  chunk(4, 'Rest a minute between runs.', 'Runs'),
  chunk(5, 'Breathe out at each wall ball.', 'Wall balls'),
];

const load = (chunks: Chunk[]) =>
  loadChunks(
    { chunks, all: false, managedBy: 'club' },
    {
      database: publisher,
      embeddings: {
        model: 'one-way',
        embed: async (texts) => ({ vectors: texts.map(() => Array.from({ length: 1536 }, (_, at) => (at ? 0 : 1))), tokens: 0 }),
      },
      nowMs: () => performance.now(),
    },
  );

const TABLES = { kc_tf: 'lexeme, id, f, l', kc_len: 'id, l', kc_df: 'lexeme, n', kc_corpus: 'name, passages, words' };

/** Everything keyword search knows. */
async function index(): Promise<Record<string, unknown[]>> {
  const read = async ([table, columns]: [string, string]) =>
    [table, (await publisher.query(`select ${columns} from public.${table} order by ${columns}`)).rows] as const;
  const tables: (readonly [string, unknown[]])[] = [];
  for (const table of Object.entries(TABLES)) tables.push(await read(table));
  return Object.fromEntries(tables);
}

/** The passages and the words whose rows another transaction than the first wrote, or that are new. */
async function writtenSince(versions: ReadonlyMap<string, string>): Promise<string[]> {
  return [...(await rowVersions())].filter(([row, version]) => versions.get(row) !== version).map(([row]) => row);
}

/** The transaction that wrote each row, by passage and word. */
async function rowVersions(): Promise<Map<string, string>> {
  const { rows } = await publisher.query<{ row: string; version: string }>(
    `select 'tf ' || id || ' ' || lexeme as row, xmin::text as version from public.kc_tf
     union all select 'len ' || id, xmin::text from public.kc_len union all select 'df ' || lexeme, xmin::text from public.kc_df`,
  );
  return new Map(rows.map(({ row, version }) => [row, version]));
}

describe('keyword search, when the library changes', () => {
  test('is what making it anew would give, after a changed, a removed and a new passage', async () => {
    await load(CHUNKS);
    const [, second, zebras, ...rest] = CHUNKS as [Chunk, Chunk, Chunk, ...Chunk[]];
    await load([chunk(0, 'Zebras never drive a sled.'), second, ...rest]);
    await load([
      chunk(0, 'Zebras never drive a sled.'),
      { ...second, asked_as: 'How long are the steps?' },
      ...rest,
      chunk(6, 'Lunge, lunge, lunge.'),
    ]);
    const followed = await index();
    await publisher.query('select public.kc_rebuild_bm25()');
    expect(followed).toEqual(await index());
    expect(followed['kc_len']).toHaveLength(6);
    expect(JSON.stringify(followed)).not.toContain(zebras.id);
  });

  test('writes only the rows of the passage that changed and of its words', async () => {
    await load(CHUNKS);
    const before = await rowVersions();
    await load([...CHUNKS.slice(0, 4), chunk(4, 'Rest two minutes between runs.', 'Runs'), ...CHUNKS.slice(5)]);
    const written = await writtenSince(before);
    const words = new Set(['rest', 'two', 'minut', 'run']);
    expect(written.toSorted()).toEqual(
      [...[...words].map((word) => `tf club_4 ${word}`), 'len club_4', ...[...words].map((word) => `df ${word}`)].toSorted(),
    );
  });

  test('is made anew when a passage was written past it', async () => {
    await load(CHUNKS);
    await publisher.query(`delete from public.kc_len where id = 'club_3'`);
    await publisher.query(`delete from public.kc_tf where id = 'club_3'`);
    expect(await load(CHUNKS)).toMatchObject({ embedded: 0, described: 0 });
    const mended = await index();
    await publisher.query('select public.kc_rebuild_bm25()');
    expect(mended).toEqual(await index());
    expect(JSON.stringify(mended)).toContain('club_3');
  });
});
