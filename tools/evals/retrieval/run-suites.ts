import { measure, meanOf, type MeanMeasures, type Measures } from './measures.ts';
import { HALVES, openCorpus, type Half } from './open-corpus.ts';
import { rankPlaces } from './places.ts';
import type { JudgedQuestion } from './questions.ts';
import type { Collection } from './suites.ts';

/** One question asked of one half. */
export interface Answered {
  question: JudgedQuestion;
  /** Places, best first. */
  ranked: string[];
  /** Null when nothing answers the question. */
  measures: Measures | null;
}

export interface SuiteResult {
  suite: string;
  /** Null for questions that nothing answers. */
  means: Record<Half, MeanMeasures> | null;
  /** Share of the questions that found nothing. */
  foundNothing: Record<Half, number>;
  answers: Record<Half, Answered[]>;
}

/** Asks every question of every half once and averages by suite. */
export async function runSuites(collection: Collection): Promise<SuiteResult[]> {
  const corpus = await openCorpus(collection);
  try {
    const all = new Map(collection.suites.flatMap(({ questions }) => questions.map((question) => [question.id, question])));
    const answered = new Map<string, Answered>();
    for (const question of all.values()) {
      for (const half of HALVES) {
        const { passages } = await corpus.rank(question, half);
        const ranked = rankPlaces(
          passages.map(({ id }) => id),
          collection.placeOfChunk,
        );
        const measures = question.gains.size ? measure({ ranked, gains: question.gains }) : null;
        answered.set(`${question.id} ${half}`, { question, ranked, measures });
      }
    }
    return collection.suites.map(({ name, questions }) => {
      const answers = byHalf((half) => questions.flatMap(({ id }) => answered.get(`${id} ${half}`) ?? []));
      const judged = (half: Half) => answers[half].flatMap(({ measures }) => measures ?? []);
      return {
        suite: name,
        means: judged('hybrid').length ? byHalf((half) => meanOf(judged(half))) : null,
        foundNothing: byHalf((half) => answers[half].filter(({ ranked }) => ranked.length === 0).length / questions.length),
        answers,
      };
    });
  } finally {
    await corpus.close();
  }
}

const byHalf = <T>(of: (half: Half) => T): Record<Half, T> => ({ keyword: of('keyword'), vector: of('vector'), hybrid: of('hybrid') });
