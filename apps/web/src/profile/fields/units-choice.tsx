import { ChoiceChips } from '../../ui/form/choice-chips.tsx';
import type { UnitSystem } from '../../units/unit-system.ts';

const UNITS = [
  { value: 'metric', label: 'kg · km' },
  { value: 'imperial', label: 'lb · mi' },
] as const;

/** Metric or imperial, for every screen. */
export function UnitsChoice({ units, onUnits }: { units: UnitSystem; onUnits: (units: UnitSystem) => void }) {
  return <ChoiceChips legend="Units" choices={UNITS} value={units} onChange={onUnits} />;
}
