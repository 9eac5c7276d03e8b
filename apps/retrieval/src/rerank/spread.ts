/** Mean and standard deviation (of the population); the deviation is 1 where all are the same, so that one may divide by it. */
export function spread(numbers: readonly number[]): { mean: number; deviation: number } {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / (numbers.length || 1);
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length || 1);
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

/** Each number as standard deviations above the smallest. */
export function standardise(numbers: readonly number[]): number[] {
  const { deviation } = spread(numbers);
  const least = Math.min(...numbers);
  return numbers.map((x) => (x - least) / deviation);
}
