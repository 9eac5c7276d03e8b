/** Kilograms in one pound, by definition. */
const KG_PER_LB = 0.45359237;
/** Kilometres in one mile, by definition. */
const KM_PER_MILE = 1.609344;
const CM_PER_INCH = 2.54;
const INCHES_PER_FOOT = 12;

/** Body height as it is said with feet: whole inches, 0 to 11. */
export interface FeetInches {
  feet: number;
  inches: number;
}

export const kgToLb = (kg: number): number => kg / KG_PER_LB;
export const lbToKg = (lb: number): number => lb * KG_PER_LB;
export const kmToMiles = (km: number): number => km / KM_PER_MILE;
export const milesToKm = (miles: number): number => miles * KM_PER_MILE;
export const feetInchesToCm = ({ feet, inches }: FeetInches): number => (feet * INCHES_PER_FOOT + inches) * CM_PER_INCH;

/** Centimetres as feet and whole inches; 182 cm is 6 ft 0 in, never 5 ft 12 in. */
export function cmToFeetInches(cm: number): FeetInches {
  const inches = Math.round(cm / CM_PER_INCH);
  return { feet: Math.floor(inches / INCHES_PER_FOOT), inches: inches % INCHES_PER_FOOT };
}

/** Rounds to a number of decimals, halves away from zero as people expect: 1.005 at two decimals is 1.01. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + Number.EPSILON))) / factor;
}
