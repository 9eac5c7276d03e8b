/** A place in an answer, the SSE id `<attempt>.<at>`. In a file of its own, so that a page can count places without the schemas. */
export interface Place {
  attempt: number;
  at: number;
}

/** Reads an SSE id or `Last-Event-ID`; anything else is the very beginning. */
export function parsePlace(id: string | undefined | null): Place {
  const found = /^(\d{1,6})\.(\d{1,9})$/.exec(id ?? '');
  return found ? { attempt: Number(found[1]), at: Number(found[2]) } : { attempt: 0, at: 0 };
}

export const formatPlace = (place: Place): string => `${place.attempt}.${place.at}`;
