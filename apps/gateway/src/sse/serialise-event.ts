import { formatPlace, type Place, type TurnEvent } from '@hyrox/contracts';

/** One SSE event. JSON escapes every line break, so nothing inside `data` can end it. */
export function serialiseEvent(place: Place, event: TurnEvent): string {
  return `id: ${formatPlace(place)}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

/** The token event of the hot path; `place` is where the text ends. Made once for all readers that stand at the same place. */
export function serialiseToken(attempt: number, at: number, text: string): string {
  return `id: ${attempt}.${at}\nevent: token\ndata: {"t":${JSON.stringify(text)}}\n\n`;
}
