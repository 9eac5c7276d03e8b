type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A message that left the composer and that the server has not confirmed yet. */
export interface UnsentTurn {
  turnId: string;
  conversationId: string;
  athleteId: string;
  message: string;
  replaces: string | null;
  sentAt: number;
}

const PREFIX = 'hyrox.unsent.';

/** Remembers a message until the server has it, so that a reload or a dead phone loses nothing. A full storage costs only that. */
export function keepUnsent(store: Store, turn: UnsentTurn): void {
  try {
    store.setItem(PREFIX + turn.turnId, JSON.stringify(turn));
  } catch (reason) {
    console.warn('Unsent messages cannot be kept on this device', reason);
  }
}

/** The server has the message, or has refused it. */
export function forgetUnsent(store: Store, turnId: string): void {
  store.removeItem(PREFIX + turnId);
}

/** What an athlete sent from this device and the server has not confirmed, oldest first. What cannot be read is left out. */
export function unsentTurns(store: Store, athleteId: string): UnsentTurn[] {
  return keysOf(store)
    .flatMap((key) => readUnsent(store.getItem(key)))
    .filter((turn) => turn.athleteId === athleteId)
    .sort((a, b) => a.sentAt - b.sentAt);
}

/** Forgets every unsent message, when the athlete signs out. */
export function forgetAllUnsent(store: Store): void {
  for (const key of keysOf(store)) store.removeItem(key);
}

function keysOf(store: Store): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  return keys.filter((key): key is string => key?.startsWith(PREFIX) === true);
}

function readUnsent(text: string | null): UnsentTurn[] {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isUnsentTurn(kept) ? [kept] : [];
  } catch {
    // Written by another version of the page, or cut by a full disk: nothing that could be sent.
    return [];
  }
}

function isUnsentTurn(kept: unknown): kept is UnsentTurn {
  if (typeof kept !== 'object' || kept === null) return false;
  const { turnId, conversationId, athleteId, message, replaces, sentAt } = kept as Record<string, unknown>;
  const areTexts = [turnId, conversationId, athleteId, message].every((text) => typeof text === 'string');
  return areTexts && (replaces === null || typeof replaces === 'string') && typeof sentAt === 'number';
}
