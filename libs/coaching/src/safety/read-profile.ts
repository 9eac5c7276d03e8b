import type { Mention } from './find-mentions.ts';

/** What the router takes from the athlete's line. */
export interface ProfileFacts {
  limitations: string | undefined;
  ageYears: number | undefined;
  isMinor: boolean;
}

const ADULT = 18;
const YOUNG_FROM = 16;

/** Reads the athlete summary. `adult: false` counts also where the summary may not name an age. */
export function readProfile(summary: string | null, adult?: boolean | null): ProfileFacts {
  const ageYears = /^Athlete profile: (\d{1,3})yo/u.exec(summary ?? '')?.[1];
  const age = ageYears === undefined ? undefined : Number(ageYears);
  return {
    limitations: /limitations: (.*)$/su.exec(summary ?? '')?.[1],
    ageYears: age,
    isMinor: adult === false || (age !== undefined && age < ADULT),
  };
}

/** 16 or 17: trains, without maximal loads. Younger, or unknown: nothing is programmed. */
export function isYoung(mentions: readonly Mention[], { ageYears }: ProfileFacts): boolean {
  const said = mentions.filter(({ kind }) => kind === 'minor').map((mention) => mention.said);
  const old = (text: string): boolean => /\b(?:1[67]|18|sixteen|seventeen|eighteen)\b/u.test(text) && !/\b(?:[89]|1[0-5])\b/u.test(text);
  if (said.length > 0) return said.every(old);
  return ageYears !== undefined && ageYears >= YOUNG_FROM;
}
