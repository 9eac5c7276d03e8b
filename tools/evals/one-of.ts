import { StartError } from '../local/start/start-error.ts';

/** The value of an option that takes a few words only; an error that names them for any other. */
export function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  const found = allowed.find((word) => word === value);
  if (value !== undefined && found === undefined) throw new StartError(`--${name} takes ${allowed.join(' or ')}.`);
  return found;
}
