import type { ComponentType } from 'react';
import { BasicsFields } from './basics-fields.tsx';
import { BodyFields } from './body-fields.tsx';
import { EquipmentFields } from './equipment-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { LimitsFields } from './limits-fields.tsx';
import type { SectionName } from '../form/read-values.ts';
import { TrainingFields } from './training-fields.tsx';

/** The groups of the profile: as a step of the first form and as a card on the page of the athlete. */
export const SECTIONS: Record<SectionName, { title: string; Fields: ComponentType<FieldsProps> }> = {
  basics: { title: 'Race and week', Fields: BasicsFields },
  body: { title: 'Body', Fields: BodyFields },
  training: { title: 'Training', Fields: TrainingFields },
  equipment: { title: 'Equipment', Fields: EquipmentFields },
  limits: { title: 'Injuries and limits', Fields: LimitsFields },
};
