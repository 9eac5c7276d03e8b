import { CLUES, type Clue, type SafetyKind, type SafetyRule } from '../safety-rule.ts';

/** A rule that decides alone. */
export const sign = (
  id: string,
  kind: SafetyKind,
  reason: string,
  says: readonly string[],
  more: Pick<SafetyRule, 'anybody' | 'always' | 'deniable'> = {},
): SafetyRule => ({
  id,
  kind,
  reason,
  says,
  ...more,
});

/** A weak sign. It decides with a second one of the same clue. */
export const hint = (
  id: string,
  clues: readonly [Clue, ...Clue[]],
  reason: string,
  says: readonly string[],
  more: Pick<SafetyRule, 'always'> = {},
): SafetyRule => ({
  id,
  kind: CLUES[clues[0]],
  clues,
  reason,
  says,
  ...more,
});
