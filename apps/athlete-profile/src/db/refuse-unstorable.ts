import { ServiceError } from '@hyrox/contracts';

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, part]) => isStorable(key) && isStorable(part));
}

/** `invalid` with the name of the first field that holds what Postgres cannot keep: NUL or half a character, however deep. */
export function refuseUnstorable(fields: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(fields)) {
    if (!isStorable(value)) throw new ServiceError('invalid', 'This contains characters that are not valid text', { field });
  }
}
