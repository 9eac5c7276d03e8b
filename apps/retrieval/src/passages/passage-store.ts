import { z } from 'zod';
import { hashSequences } from './drop-duplicates.ts';
import { indexPassage, type IndexedPassage } from '../rerank/indexed-passage.ts';
import { Vocabulary } from '../rerank/vocabulary.ts';
import type { Candidate } from './candidates.ts';

/** A passage as the service keeps it. */
export interface KeptPassage {
  sha: string;
  content: string;
  /** Hashes of its five-word sequences. */
  sequences: Uint32Array;
  sourceName: string;
  section: string;
  /** Exact length in tokens. */
  tokens: number;
  document: string;
  /** Document and headings: passages of one place were one section. */
  place: string;
  /** Position in its document. */
  position: number;
  index: IndexedPassage;
}

const Rows = z.array(
  z.object({
    id: z.string(),
    content_sha: z.string(),
    content: z.string(),
    asked_as: z.string(),
    source_name: z.string(),
    section: z.string(),
    est_tokens: z.int(),
    source_doc: z.string(),
    heading_path: z.string(),
    chunk_index: z.int(),
  }),
);

/** About 6 KB each. */
const SIZE = 10_000;

/**
 * The texts of the passages that searches found, with their words ready to be compared; the least recently found are forgotten. A text is kept by the
 * id of its passage and read again when the search names another `sha`.
 */
export class PassageStore {
  readonly vocabulary = new Vocabulary();
  private readonly kept = new Map<string, KeptPassage>();
  private readonly size: number;

  constructor(size = SIZE) {
    this.size = size;
  }

  /** Ids whose text is not kept, or is another one than was searched. */
  missing(candidates: readonly Candidate[]): string[] {
    return candidates.filter(({ id, sha }) => this.kept.get(id)?.sha !== sha).map(({ id }) => id);
  }

  /** Reads the rows of `kc_passages` and keeps them. Throws when they have another shape. */
  keep(rows: unknown): void {
    for (const row of Rows.parse(rows)) {
      this.kept.delete(row.id);
      this.kept.set(row.id, {
        ...{ sha: row.content_sha, content: row.content, sourceName: row.source_name, section: row.section, tokens: row.est_tokens },
        ...{ document: row.source_doc, place: `${row.source_doc} › ${row.heading_path}`, position: row.chunk_index },
        sequences: hashSequences(row.content),
        index: indexPassage({ headings: row.heading_path, content: row.content, asked: row.asked_as }, this.vocabulary),
      });
    }
  }

  /** Undefined for a passage that is not kept. */
  get(id: string): KeptPassage | undefined {
    const passage = this.kept.get(id);
    if (passage) {
      this.kept.delete(id);
      this.kept.set(id, passage);
    }
    return passage;
  }

  /** Forgets what is kept beyond its size, the least recently found first. */
  trim(): void {
    for (const id of this.kept.keys()) {
      if (this.kept.size <= this.size) return;
      this.kept.delete(id);
    }
  }
}
