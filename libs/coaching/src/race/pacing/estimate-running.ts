import { CONVERSIONS, middleOf, sdOfRange } from './conversions.ts';

export interface RunningBenchmarks {
  fiveKmS: number | null;
  tenKmS: number | null;
  thresholdPaceSPerKm: number | null;
}
export type RunningInput = keyof RunningBenchmarks;

export interface RunningEstimate {
  thresholdPaceSPerKm: number;
  /** Average kilometre of runs 2 to 8 in the race, with the standard deviation of the conversion. */
  racePaceSPerKm: number;
  racePaceSdS: number;
  /** Race pace that each input alone suggests. */
  by: { input: RunningInput; racePaceSPerKm: number; sdS: number }[];
}

/**
 * Time over another distance at the same fitness: t2 = t1 × (d2 ÷ d1)^1.06 (Riegel, Athletic records and human endurance, American
 * Scientist 69, 1981).
 */
export function riegelS(timeS: number, fromM: number, toM: number): number {
  return timeS * (toM / fromM) ** CONVERSIONS.riegelExponent;
}

/**
 * Threshold and race pace from fresh runs. Race pace is 5 km pace × 1.13 to 1.18 and threshold pace × 1.08 to 1.12 (knowledge/team4b.md,
 * team4.md; coaching practice); a 10 km counts as the 5 km that Riegel gives. Several inputs are averaged. Null without any.
 */
export function estimateRunning(benchmarks: RunningBenchmarks): RunningEstimate | null {
  const { fiveKmS, tenKmS, thresholdPaceSPerKm } = benchmarks;
  const [ofFive, ofThreshold] = [CONVERSIONS.racePaceOfFiveKmPace, CONVERSIONS.racePaceOfThreshold];
  const told = (input: RunningInput, paceSPerKm: number, factor: readonly [number, number]) => ({
    input,
    racePaceSPerKm: paceSPerKm * middleOf(factor),
    sdS: paceSPerKm * sdOfRange(factor),
  });
  const by = [
    ...(fiveKmS === null ? [] : [told('fiveKmS', fiveKmS / 5, ofFive)]),
    ...(tenKmS === null ? [] : [told('tenKmS', riegelS(tenKmS, 10_000, 5_000) / 5, ofFive)]),
    ...(thresholdPaceSPerKm === null ? [] : [told('thresholdPaceSPerKm', thresholdPaceSPerKm, ofThreshold)]),
  ];
  if (by.length === 0) return null;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const racePaceSPerKm = mean(by.map((of) => of.racePaceSPerKm));
  return {
    thresholdPaceSPerKm: racePaceSPerKm / middleOf(ofThreshold),
    racePaceSPerKm,
    // The inputs speak of one runner: averaging them does not make the conversion surer.
    racePaceSdS: mean(by.map((of) => of.sdS)),
    by,
  };
}
