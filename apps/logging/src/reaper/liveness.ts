/** What a ping told: somebody answered; nobody was there to receive it; or neither is certain (a time-out, a young connection). */
export type PingResult = 'alive' | 'nobody' | 'unknown';

const STRIKES_TO_DEATH = 2;

/** Counts "nobody" in a row per holder. Holder ids are never reused, so the dead need no memory. */
export class Liveness {
  private strikes = new Map<string, number>();

  /** Takes one round of pings of all live holders and returns who is dead now. Anything but "nobody" clears a holder. */
  judge(pings: ReadonlyMap<string, PingResult>): string[] {
    const counted = [...pings]
      .filter(([, result]) => result === 'nobody')
      .map(([holder]) => [holder, (this.strikes.get(holder) ?? 0) + 1] as const);
    this.strikes = new Map(counted.filter(([, strikes]) => strikes < STRIKES_TO_DEATH));
    return counted.filter(([, strikes]) => strikes >= STRIKES_TO_DEATH).map(([holder]) => holder);
  }

  /** After a time in which nothing could be heard, everybody starts anew. */
  forget(): void {
    this.strikes.clear();
  }
}
