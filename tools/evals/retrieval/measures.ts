/** Ranked ids, best first, and the gain of each relevant id (greater than 0). */
export interface JudgedRanking {
  ranked: readonly string[];
  gains: ReadonlyMap<string, number>;
}

export interface Measures {
  recallAt5: number;
  ndcgAt10: number;
  mrr: number;
  /** 1 when a place that answers or helps is among the first five. */
  successAt5: number;
  /** 1 when a place that answers directly (gain 2) is; null when there is none. */
  directAt5: number | null;
}

const DIRECT = 2;

const gainAt = ({ ranked, gains }: JudgedRanking, place: number): number => gains.get(ranked[place] ?? '') ?? 0;

/** Discounted cumulative gain (Järvelin and Kekäläinen 2002), gain divided by log2 of the place plus one. */
const dcg = (gains: readonly number[]): number => gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);

/** Share of the relevant that is among the first five; out of at most five, so that a question with many answers can reach 1. */
function recallAt5(of: JudgedRanking): number {
  const found = of.ranked.slice(0, 5).filter((id) => of.gains.has(id)).length;
  return found / Math.min(of.gains.size, 5);
}

function ndcgAt10(of: JudgedRanking): number {
  const reached = dcg(Array.from({ length: 10 }, (_, place) => gainAt(of, place)));
  const best = dcg([...of.gains.values()].toSorted((a, b) => b - a).slice(0, 10));
  return reached / best;
}

function directAt5({ ranked, gains }: JudgedRanking): number | null {
  if (![...gains.values()].some((gain) => gain >= DIRECT)) return null;
  return ranked.slice(0, 5).some((id) => (gains.get(id) ?? 0) >= DIRECT) ? 1 : 0;
}

/** One question. Throws when nothing is relevant to it: such a question measures nothing. */
export function measure(of: JudgedRanking): Measures {
  if (of.gains.size === 0) throw new Error('a question without a relevant passage cannot be measured');
  const first = of.ranked.findIndex((id) => of.gains.has(id));
  return {
    recallAt5: recallAt5(of),
    ndcgAt10: ndcgAt10(of),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    successAt5: first >= 0 && first < 5 ? 1 : 0,
    directAt5: directAt5(of),
  };
}

export type MeanMeasures = Measures & { questions: number };

/** The mean over questions; of `directAt5` over those that have a direct answer. */
export function meanOf(all: readonly Measures[]): MeanMeasures {
  const direct = all.map((one) => one.directAt5).filter((one) => one !== null);
  const average = (numbers: readonly number[]) => (numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : 0);
  const mean = (of: (one: Measures) => number) => average(all.map(of));
  return {
    questions: all.length,
    recallAt5: mean((one) => one.recallAt5),
    ndcgAt10: mean((one) => one.ndcgAt10),
    mrr: mean((one) => one.mrr),
    successAt5: mean((one) => one.successAt5),
    directAt5: direct.length ? average(direct) : null,
  };
}
