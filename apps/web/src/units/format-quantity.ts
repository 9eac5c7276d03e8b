import { cmToFeetInches, kgToLb, milesToKm, roundTo } from './convert.ts';
import { UNIT_NAMES, type UnitSystem } from './unit-system.ts';

/** The database keeps hundredths of a mile. */
const STORED_MILES_DECIMALS = 2;

const plain = (value: number, decimals: number) => String(roundTo(value, decimals));
const two = (value: number) => String(value).padStart(2, '0');

/** `1,250`, with at most three decimals: what an athlete reads, without the cost of the browser's own formatter. */
export const formatNumber = (value: number): string => plain(value, 3).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');

/** Seconds as a clock shows them: `4:30`, `1:19:40`. Rounded to whole seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Minutes of a finish time as `h:mm`. */
export function formatGoal(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

/** Minutes of training as they are said: `45 min`, `1 h 30`, `2 h`. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${two(rest)}`;
}

/**
 * Stored miles in the athlete's unit. Kilometres are the roundest number that the stored hundredths of a mile can mean, so that a run
 * entered as 5 km, stored as 3.11 mi, is 5 km again and not 5.01.
 */
export function distanceIn(miles: number, units: UnitSystem): number {
  if (units === 'imperial') return roundTo(miles, 2);
  const km = milesToKm(miles);
  for (const decimals of [0, 1]) {
    const rounder = roundTo(km, decimals);
    if (Math.abs(rounder - km) <= milesToKm(0.5 * 10 ** -STORED_MILES_DECIMALS) && rounder > 0) return rounder;
  }
  return roundTo(km, 2);
}

/** `5 km`, `3.11 mi`. */
export const formatDistance = (miles: number, units: UnitSystem): string => `${distanceIn(miles, units)} ${UNIT_NAMES[units].distance}`;

/** `4:30/km` from stored miles and seconds; empty when there is no distance. */
export function formatPace(miles: number, seconds: number, units: UnitSystem): string {
  const distance = distanceIn(miles, units);
  return distance > 0 ? `${formatDuration(seconds / distance)}${UNIT_NAMES[units].pace}` : '';
}

/** A load in the athlete's unit, as a number to put in a field: kilograms to a tenth, pounds whole unless a half was meant. */
export const loadIn = (kg: number, units: UnitSystem): number => (units === 'metric' ? roundTo(kg, 1) : roundTo(kgToLb(kg) * 2, 0) / 2);

/** `152 kg`, `335 lb`. */
export const formatLoad = (kg: number, units: UnitSystem): string => `${loadIn(kg, units)} ${UNIT_NAMES[units].load}`;

/** Body weight: `82.5 kg`, `182 lb`. */
export const formatBodyWeight = (kg: number, units: UnitSystem): string =>
  units === 'metric' ? `${plain(kg, 1)} kg` : `${plain(kgToLb(kg), 0)} lb`;

/** Body height: `182 cm`, `6 ft 0 in`. */
export function formatHeight(cm: number, units: UnitSystem): string {
  if (units === 'metric') return `${plain(cm, 1)} cm`;
  const { feet, inches } = cmToFeetInches(cm);
  return `${feet} ft ${inches} in`;
}

/** Weekly running volume, stored in miles, whole in either unit. */
export const weeklyDistanceIn = (milesPerWeek: number, units: UnitSystem): number =>
  roundTo(units === 'metric' ? milesToKm(milesPerWeek) : milesPerWeek, 0);
