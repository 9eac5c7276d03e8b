import { ServiceError, type ProfileFields } from '@hyrox/contracts';

/** A race and the word that there is none exclude each other: naming one takes the other back. `invalid` when both are named at once. */
export function settleRace(fields: ProfileFields): ProfileFields {
  if (fields.race_date && fields.no_race_planned) {
    throw new ServiceError('invalid', 'Either there is a race date or no race is planned', { field: 'no_race_planned' });
  }
  if (fields.race_date) return { ...fields, no_race_planned: false };
  if (fields.no_race_planned) return { ...fields, race_date: null };
  return fields;
}
