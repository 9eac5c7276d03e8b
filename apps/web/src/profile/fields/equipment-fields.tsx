import { ToggleChips } from '../../ui/form/toggle-chips.tsx';
import { EQUIPMENT, equipmentLabel } from './equipment.ts';
import type { FieldsProps } from './fields-props.ts';

/** What is at hand. Entries that came from elsewhere are shown too, so that they can be taken away. */
export function EquipmentFields({ values, set }: FieldsProps) {
  const others = values.equipment.filter((key) => !EQUIPMENT.some(({ value }) => value === key));
  const choices = [...EQUIPMENT, ...others.map((value) => ({ value, label: equipmentLabel(value) }))];
  return (
    <ToggleChips
      legend="What you can train with"
      choices={choices}
      chosen={values.equipment}
      onChange={(equipment) => set({ equipment })}
    />
  );
}
