import type { Profile } from '@hyrox/contracts';
import { cmToFeetInches, feetInchesToCm, kgToLb, kmToMiles, lbToKg, milesToKm, roundTo } from '../../units/convert.ts';
import { parseNumber } from '../../units/parse-number.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { type ProfileValues, valuesOf } from './profile-values.ts';

/** The fields that change with the units. */
type Measures = Pick<ProfileValues, 'weight' | 'weeklyRun' | 'heightCm' | 'feet' | 'inches'>;

/**
 * Turns what stands in the fields into the other units. What was not touched is told anew from the profile, so that there and back
 * loses nothing; what is no number is left as it was typed.
 */
export function convertUnits(
  values: ProfileValues,
  { from, to, profile }: { from: UnitSystem; to: UnitSystem; profile: Profile },
): ProfileValues {
  if (from === to) return values;
  const before = valuesOf(profile, from);
  const after = valuesOf(profile, to);
  const typed = to === 'imperial' ? toImperial(values) : toMetric(values);
  const isHeightKept =
    from === 'metric' ? values.heightCm === before.heightCm : values.feet === before.feet && values.inches === before.inches;
  const height = isHeightKept ? after : typed;
  return {
    ...values,
    weight: values.weight === before.weight ? after.weight : typed.weight,
    weeklyRun: values.weeklyRun === before.weeklyRun ? after.weeklyRun : typed.weeklyRun,
    heightCm: height.heightCm,
    feet: height.feet,
    inches: height.inches,
  };
}

function turn(text: string, change: (value: number) => number): string {
  const value = parseNumber(text);
  return value === null ? text : String(change(value));
}

function toImperial({ weight, weeklyRun, heightCm, feet, inches }: ProfileValues): Measures {
  const cm = parseNumber(heightCm);
  const height = cm === null ? { feet, inches } : cmToFeetInches(cm);
  return {
    weight: turn(weight, (kg) => roundTo(kgToLb(kg), 0)),
    weeklyRun: turn(weeklyRun, (km) => roundTo(kmToMiles(km), 0)),
    heightCm,
    feet: String(height.feet),
    inches: String(height.inches),
  };
}

function toMetric({ weight, weeklyRun, heightCm, feet, inches }: ProfileValues): Measures {
  const whole = parseNumber(feet);
  return {
    weight: turn(weight, (lb) => roundTo(lbToKg(lb), 1)),
    weeklyRun: turn(weeklyRun, (miles) => roundTo(milesToKm(miles), 0)),
    heightCm: whole === null ? heightCm : String(roundTo(feetInchesToCm({ feet: whole, inches: parseNumber(inches) ?? 0 }), 0)),
    feet,
    inches,
  };
}
