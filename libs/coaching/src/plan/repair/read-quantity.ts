/** Units a figure may be written with, in the unit of the field. */
const UNITS = {
  distanceM: { m: 1, metre: 1, metres: 1, meter: 1, meters: 1, km: 1000, mi: 1609.344, mile: 1609.344, miles: 1609.344 },
  durationMin: { min: 1, mins: 1, minute: 1, minutes: 1, h: 60, hr: 60, hour: 60, hours: 60 },
  seconds: { s: 1, sec: 1, secs: 1, second: 1, seconds: 1, min: 60, mins: 60, minute: 60, minutes: 60 },
  loadKg: { kg: 1, kgs: 1, kilogram: 1, kilograms: 1, lb: 0.45359237, lbs: 0.45359237, pound: 0.45359237, pounds: 0.45359237 },
  rpe: { '/10': 1, 'out of 10': 1 },
  count: { x: 1, sets: 1, set: 1, reps: 1, rep: 1 },
} as const;
export type Quantity = keyof typeof UNITS;

const FIGURE = /^(?:rpe )?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([a-z/][a-z /0-9]*)?$/u;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/u;

/** `lb` do not come out round: half kilograms are as exact as a plate. */
const rounded = (value: number, quantity: Quantity): number =>
  quantity === 'loadKg' ? Math.round(value * 2) / 2 : Math.round(value * 10) / 10;

/**
 * A figure that was written as text, in the unit of its field: `1 km` is 1000, `1:30` of rest is 90, `45 lb` is 20.5. Undefined for everything
 * that could mean two things: a range, a unit of something else, `1:30` of minutes.
 */
export function readQuantity(text: string, quantity: Quantity): number | undefined {
  const plain = text.trim().toLowerCase();
  const clock = CLOCK.exec(plain);
  if (clock) return quantity === 'seconds' ? Number(clock[1]) * 60 + Number(clock[2]) : undefined;
  const [, whole, part, unit] = FIGURE.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const value = Number(whole.replaceAll(',', '') + (part ?? ''));
  if (unit === undefined) return value;
  const factor = (UNITS[quantity] as Record<string, number>)[unit.trim()];
  return factor === undefined ? undefined : factor === 1 ? value : rounded(value * factor, quantity);
}
