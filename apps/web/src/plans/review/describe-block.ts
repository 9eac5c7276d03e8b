import type { PlanBlock } from '@hyrox/contracts';
import { STATION_LABELS } from '../../log/entries/session-types.ts';
import { kmToMiles, roundTo } from '../../units/convert.ts';
import { formatDuration, formatLoad, formatMinutes, formatNumber } from '../../units/format-quantity.ts';
import { UNIT_NAMES, type UnitSystem } from '../../units/unit-system.ts';

const LABELS: Readonly<Record<string, string>> = STATION_LABELS;
const METRES_PER_KM = 1_000;
const NO_BREAK_SPACE = '\u00a0';
/** What is run over a road has the athlete's unit; a station has its metres, as the race has. */
const ON_FOOT = new Set(['run', 'hill_run', 'walk']);

/** `Back squat` of `back_squat`. */
export const exerciseName = (exercise: string): string =>
  LABELS[exercise] ?? `${exercise.charAt(0).toUpperCase()}${exercise.slice(1).replaceAll('_', ' ')}`;

export function formatPlanDistance({ exercise, distanceM }: { exercise: string; distanceM: number }, units: UnitSystem): string {
  if (distanceM < METRES_PER_KM || !ON_FOOT.has(exercise)) return `${formatNumber(distanceM)} m`;
  const km = distanceM / METRES_PER_KM;
  return `${roundTo(units === 'metric' ? km : kmToMiles(km), 2)} ${UNIT_NAMES[units].distance}`;
}

function amount(block: PlanBlock, units: UnitSystem): string {
  const { sets, reps, distanceM, workS, durationMin, exercise } = block;
  const each =
    distanceM !== null
      ? formatPlanDistance({ exercise, distanceM }, units)
      : reps !== null
        ? `${reps}`
        : workS !== null
          ? formatWork(workS)
          : null;
  if (each === null) return formatMinutes(durationMin);
  if (sets !== null && sets > 1) return `${sets} × ${each}`;
  return reps !== null && distanceM === null ? `${each} reps` : each;
}

const formatWork = (seconds: number): string => (seconds < 120 ? `${seconds} s` : formatDuration(seconds));

function pace({ paceSPerKm }: PlanBlock, units: UnitSystem): string | null {
  if (paceSPerKm === null) return null;
  const [from, to] = [paceSPerKm.from, paceSPerKm.to].map((seconds) =>
    formatDuration(units === 'metric' ? seconds : seconds / kmToMiles(1)),
  );
  return `${from === to ? from : `${from}–${to}`}${UNIT_NAMES[units].pace}`;
}

/** One line of a session, as an athlete reads it: `6 × 50 m · 114 kg · 90 s rest · RPE 7`. The session's own RPE is not said again. */
export function describeBlock(block: PlanBlock, units: UnitSystem, sessionRpe?: number): string {
  const { loadKg, restS, rpe } = block;
  const parts = [
    amount(block, units),
    loadKg === null ? null : formatLoad(loadKg, units),
    pace(block, units),
    restS === null || restS === 0 ? null : `${formatWork(restS)} rest`,
    rpe === sessionRpe ? null : `RPE ${rpe}`,
  ];
  // A line breaks between figures, never inside one.
  return parts.flatMap((part) => (part === null ? [] : [part.replaceAll(' ', NO_BREAK_SPACE)])).join(' · ');
}
