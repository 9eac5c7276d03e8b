/** Load of one session in arbitrary units: session RPE (0 to 10) × minutes (Foster et al., J Strength Cond Res 15, 2001; `foster-2021`). */
export function sessionLoad(rpe: number, durationMin: number): number {
  return rpe * durationMin;
}

export interface WeekLoad {
  total: number;
  /** Mean of the seven days ÷ their standard deviation. Null when every day is alike. */
  monotony: number | null;
  /** Total × monotony. */
  strain: number | null;
}

/**
 * Load, monotony and strain of seven days (Foster, Med Sci Sports Exerc 30, 1998). The standard deviation is that of the seven days
 * themselves (divided by 7); a rest day counts as 0. Throws a RangeError for anything but seven days.
 */
export function weekLoad(dayLoads: readonly number[]): WeekLoad {
  if (dayLoads.length !== 7) throw new RangeError('A week has seven days');
  const total = dayLoads.reduce((sum, load) => sum + load, 0);
  const mean = total / 7;
  const sd = Math.sqrt(dayLoads.reduce((sum, load) => sum + (load - mean) ** 2, 0) / 7);
  const monotony = sd === 0 ? null : mean / sd;
  return { total, monotony, strain: monotony === null ? null : total * monotony };
}

export interface AcuteChronic {
  /** This week ÷ mean of the last four weeks, this one among them. Null before there are four, or when they hold nothing. */
  ratio: number | null;
  caveat: string;
}

export const ACUTE_CHRONIC_CAVEAT =
  'A ratio describes how fast load changed; it does not foretell injuries, and the same ratio can be right for one athlete and wrong for another.';

/** Acute to chronic load, coupled, 7 against 28 days; weekly loads, the newest last. */
export function acuteChronic(weekLoads: readonly number[]): AcuteChronic {
  const lastFour = weekLoads.slice(-4);
  const mean = lastFour.reduce((sum, load) => sum + load, 0) / 4;
  const ratio = lastFour.length === 4 && mean > 0 ? (lastFour[3] ?? 0) / mean : null;
  return { ratio, caveat: ACUTE_CHRONIC_CAVEAT };
}
