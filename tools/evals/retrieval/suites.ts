import type { Chunk } from '../../knowledge/chunk/chunk.ts';
import { textEmbedder } from '../../local/openai/lsa/embed-text.ts';
import { modelIdOf, unpackBasis } from '../../local/openai/lsa/embedding-basis.ts';
import { fitBasis } from '../../local/openai/lsa/fit-basis.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isAboutSport } from '../../../apps/retrieval/src/search/is-about-sport.ts';
import { openKnowledgeFolder } from '../../knowledge/files/knowledge-folder.ts';
import { readCranfield } from './cranfield.ts';
import type { CorpusParts } from './open-corpus.ts';
import { judgedPlace, placeOf } from './places.ts';
import { readHyroxQuestions, splitOf, type JudgedQuestion } from './questions.ts';

/** Questions that are averaged together. */
export interface Suite {
  name: string;
  questions: JudgedQuestion[];
}

/** A collection of passages and the suites that are asked of it. */
export interface Collection extends CorpusParts {
  /** The unit of judgement of each passage, by its id. */
  placeOfChunk: ReadonlyMap<string, string>;
  suites: Suite[];
}

const ROOT = path.join(import.meta.dirname, '../../..');
const BASIS = path.join(ROOT, 'tools/local/openai/basis.json');
const CRANFIELD_DIMENSIONS = 200;

/** The library as committed, with the committed offline embeddings; judged by both pools, or by the first alone. */
export async function hyroxCollection(judged: { firstPoolOnly?: boolean } = {}): Promise<Collection> {
  const [questions, chunks, basisText] = await Promise.all([
    readHyroxQuestions(judged),
    openKnowledgeFolder(path.join(ROOT, 'knowledge')).readChunks(),
    readFile(BASIS, 'utf8'),
  ]);
  const basis: unknown = JSON.parse(basisText);
  const places = new Set(questions.flatMap(({ gains }) => [...gains.keys()]));
  return {
    chunks,
    model: modelIdOf(basis),
    embed: textEmbedder(unpackBasis(basis)),
    isOurs: isAboutSport,
    placeOfChunk: new Map(chunks.map((chunk) => [chunk.id, judgedPlace(placeOf(chunk), places)])),
    suites: hyroxSuites(questions),
  };
}

function hyroxSuites(questions: readonly JudgedQuestion[]): Suite[] {
  const answerable = questions.filter(({ gains }) => gains.size > 0);
  const half = (split: 'dev' | 'test') => answerable.filter(({ id }) => splitOf(id) === split);
  const kinds = (split: 'dev' | 'test') =>
    (['plain', 'follow-up', 'clumsy'] as const).map((kind) => ({
      name: `${split} ${kind}`,
      questions: half(split).filter((question) => question.kind === kind),
    }));
  return [
    { name: 'dev', questions: half('dev') },
    ...kinds('dev'),
    { name: 'test', questions: half('test') },
    ...kinds('test'),
    { name: 'follow-up', questions: answerable.filter(({ kind }) => kind === 'follow-up') },
    { name: 'off-topic', questions: questions.filter(({ kind }) => kind === 'off-topic') },
  ];
}

/** Cranfield 1400 with a basis fitted on its own texts and the committed English words. Every judged text counts the same. */
export async function cranfieldCollection(dir: string): Promise<Collection> {
  const { texts, questions } = await readCranfield(dir);
  const fitted = fitBasis(
    texts.map(({ text }) => text),
    { k: CRANFIELD_DIMENSIONS },
  );
  const { english } = unpackBasis(JSON.parse(await readFile(BASIS, 'utf8')));
  const asChunk = ({ id, text }: { id: string; text: string }, index: number): Chunk => ({
    id: `cranfield_${id.padStart(4, '0')}`,
    ...{
      source_doc: 'cranfield',
      source_name: '',
      section: '',
      heading_path: '',
      content: text,
      asked_as: '',
      topic_tags: [],
      source_keys: [],
    },
    ...{ chunk_index: index, word_count: text.split(' ').length, est_tokens: Math.ceil(text.length / 4), content_sha: id },
  });
  return {
    chunks: texts.map(asChunk),
    model: 'lsa-cranfield',
    embed: textEmbedder({ ...fitted, english }),
    isOurs: () => true,
    placeOfChunk: new Map(texts.map(({ id }) => [`cranfield_${id.padStart(4, '0')}`, id])),
    suites: [
      {
        name: 'cranfield',
        questions: questions.map(({ id, question, relevant }) => ({
          id: `cranfield ${id}`,
          kind: 'plain',
          question,
          gains: new Map([...relevant].map((text) => [text, 1])),
        })),
      },
    ],
  };
}
