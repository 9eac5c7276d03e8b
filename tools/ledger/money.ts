const NANO = 1_000_000_000;

/** `$0.000758290`: nano-dollars to the last digit. */
export function dollars(nanoUsd: number): string {
  const sign = nanoUsd < 0 ? '-' : '';
  const digits = String(Math.abs(nanoUsd)).padStart(10, '0');
  return `${sign}$${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

/** Integer nano-dollars of a decimal text in dollars, without a detour over floating point. Throws for what is no such number or is finer than a nano-dollar. */
export function nanoUsdOf(text: string): number {
  const [, whole = '', fraction = ''] = /^\$?(\d+)(?:\.(\d{1,9})0*)?$/.exec(text.trim()) ?? [];
  if (whole === '') throw new RangeError(`${text} is not an amount in dollars of at most nine decimals`);
  return Number(whole) * NANO + Number(fraction.padEnd(9, '0'));
}
