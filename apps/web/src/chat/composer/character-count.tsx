import { TURN_LIMITS } from '@hyrox/contracts';
import { formatNumber } from '../../units/format-quantity.ts';

const MOST = TURN_LIMITS.maxMessageChars;
export const COUNT_FROM = MOST - 500;

/** How much of the room of a message is used, near its end only; beyond it, how much has to go. */
export function CharacterCount({ id, length }: { id: string; length: number }) {
  if (length <= COUNT_FROM) return null;
  const over = length - MOST;
  return (
    <p id={id} className={`px-4 text-small ${over > 0 ? 'text-danger' : 'text-muted'}`}>
      {formatNumber(length)} of {formatNumber(MOST)} characters{over > 0 && `. Shorten it by ${formatNumber(over)} to send it.`}
    </p>
  );
}
