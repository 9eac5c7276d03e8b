import { z } from 'zod';
import source from './zones.json' with { type: 'json' };

const edges = z.tuple([z.number().positive().nullable(), z.number().positive().nullable()]);
const Zones = z.strictObject({
  source: z.string(),
  about: z.string(),
  zones: z.array(
    z.strictObject({
      key: z.enum(['easy', 'steady', 'threshold', 'vo2max']),
      pace: z.tuple([z.number(), z.number()]),
      ofThresholdHr: edges,
      ofMaxHr: edges,
      rpe: z.tuple([z.int(), z.int()]),
    }),
  ),
});

const ZONES = Zones.parse(source).zones;
export type ZoneKey = (typeof ZONES)[number]['key'];

export interface PaceZone {
  key: ZoneKey;
  /** The faster edge first. */
  fromSPerKm: number;
  toSPerKm: number;
  rpe: readonly [number, number];
}

export interface HeartRateZone {
  key: ZoneKey;
  fromBpm: number | null;
  toBpm: number | null;
  rpe: readonly [number, number];
}

/** Training paces from the pace that can just be held for an hour: threshold time per km × the factors of knowledge/team4.md. */
export function paceZones(thresholdPaceSPerKm: number): PaceZone[] {
  return ZONES.map(({ key, pace: [from, to], rpe }) => ({
    key,
    fromSPerKm: Math.round(thresholdPaceSPerKm * from),
    toSPerKm: Math.round(thresholdPaceSPerKm * to),
    rpe,
  }));
}

/**
 * Heart-rate zones in beats per minute, from the threshold heart rate of a 30-minute test, or from the highest rate seen in training; never from
 * an age. In a hot hall the same effort reads 5 to 10 beats more.
 */
export function heartRateZones(of: { thresholdBpm: number } | { maxBpm: number }): HeartRateZone[] {
  const [bpm, field] = 'thresholdBpm' in of ? [of.thresholdBpm, 'ofThresholdHr' as const] : [of.maxBpm, 'ofMaxHr' as const];
  const beats = (factor: number | null) => (factor === null ? null : Math.round(bpm * factor));
  return ZONES.map((zone) => ({ key: zone.key, fromBpm: beats(zone[field][0]), toBpm: beats(zone[field][1]), rpe: zone.rpe }));
}
