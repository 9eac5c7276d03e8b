/** 97.5th percentile of the normal distribution. */
const Z = 1.959964;

export interface Interval {
  low: number;
  high: number;
}

/** The 95 % interval of a share after Wilson (1927): `passed` of `of`. The whole range from 0 to 1 when nothing was counted. */
export function wilson(passed: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = passed / of;
  const centre = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { low: Math.max(0, (centre - spread) / whole), high: Math.min(1, (centre + spread) / whole) };
}
