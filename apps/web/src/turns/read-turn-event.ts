import { parsePlace, type Place, type TurnEvent, type TurnEventName } from '@hyrox/contracts';
import type { Contracts } from '../api/load-contracts.ts';
import type { StreamEvent } from './open-event-stream.ts';

/** An event of a turn with the place its SSE id names. */
export type PlacedEvent = TurnEvent & { place: Place };

/** What the server may say on a turn's stream, beyond the turn itself. */
export type TurnMessage = PlacedEvent | { name: 'reconnect' };

/** The server sent an event that does not keep the contract. */
export class GarbledEvent extends Error {
  override readonly name = 'GarbledEvent';
}

/**
 * Checks one event of the stream against the contract. An event this version does not know is null, so that a newer server may say more.
 * Throws `GarbledEvent` on a known event with a wrong body: the stream cannot be trusted from there, the follower resumes from its own place.
 */
export function readTurnEvent(event: StreamEvent, { TurnEvents }: Contracts['turns']): TurnMessage | null {
  if (event.name === 'reconnect') return { name: 'reconnect' };
  if (!Object.hasOwn(TurnEvents, event.name)) return null;
  const parsed = TurnEvents[event.name as TurnEventName].safeParse(parseJson(event));
  if (!parsed.success) throw new GarbledEvent(`The server sent a ${event.name} event that this page cannot read.`);
  return { name: event.name, data: parsed.data, place: parsePlace(event.id) } as PlacedEvent;
}

function parseJson(event: StreamEvent): unknown {
  try {
    return JSON.parse(event.data);
  } catch (cause) {
    throw new GarbledEvent(`The server sent a ${event.name} event that is not JSON.`, { cause });
  }
}
