import { TURN_LIMITS } from '@hyrox/contracts';

const MOST = TURN_LIMITS.maxMessageChars;
export const COUNT_FROM = MOST - 500;

const count = (chars: number) => chars.toLocaleString('en-GB');

/** How much of the room of a message is used, near its end only; beyond it, how much has to go. */
export function CharacterCount({ id, length }: { id: string; length: number }) {
  if (length <= COUNT_FROM) return null;
  const over = length - MOST;
  return (
    <p id={id} className={`px-4 text-small ${over > 0 ? 'text-danger' : 'text-muted'}`}>
      {count(length)} of {count(MOST)} characters{over > 0 && `. Shorten it by ${count(over)} to send it.`}
    </p>
  );
}
