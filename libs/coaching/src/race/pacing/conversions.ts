import { Station } from '@hyrox/contracts';
import { z } from 'zod';
import source from './conversions.json' with { type: 'json' };

const range = z.tuple([z.number().positive(), z.number().positive()]);
const Conversions = z.strictObject({
  source: z.string(),
  about: z.string(),
  /** `addS`: seconds the race takes longer; `fresher`: part by which a fresh test is faster than the race. */
  stations: z.record(Station, z.union([z.strictObject({ addS: range }), z.strictObject({ fresher: z.number().min(0).max(0.5) })])),
  stationTypicalError: z.number().positive(),
  racePaceOfFiveKmPace: range,
  racePaceOfThreshold: range,
  riegelExponent: z.number(),
  venueSdS: z.number(),
  heldOut: z.strictObject({ width80S: z.number(), source: z.string(), about: z.string() }),
});

export const CONVERSIONS = Conversions.parse(source);

/** Standard normal quantile of 90 %: from the middle to the edge of the middle 80 %. */
export const Z_90 = 1.2815515655;

export const middleOf = ([from, to]: readonly [number, number]): number => (from + to) / 2;
/** Standard deviation whose middle 80 % is the range. */
export const sdOfRange = ([from, to]: readonly [number, number]): number => (to - from) / 2 / Z_90;

/** What a fresh station test becomes in the race, in seconds. */
export function raceStationS(station: Station, freshS: number): number {
  const conversion = CONVERSIONS.stations[station];
  return 'addS' in conversion ? freshS + middleOf(conversion.addS) : freshS / (1 - conversion.fresher);
}
