/** Words that make a question stand on its own, by topic. */
export const TOPIC_WORDS: readonly (readonly [topic: string, pattern: RegExp])[] = [
  ['ski erg', /\bski(?:[ -]?erg)?\b/i],
  ['sled push', /\bsled push|push\w* (?:the |a )?sled/i],
  ['sled pull', /\bsled pull|pull\w* (?:the |a )?sled/i],
  ['sled', /\bsleds?\b/i],
  ['burpee broad jump', /\bburpees?\b|\bbroad jumps?\b/i],
  ['row', /\brow(?:ing|er|s)?\b/i],
  ['farmers carry', /\bfarmer'?s'?\b|\bcarr(?:y|ies)\b/i],
  ['lunges', /\blunges?\b|\bsandbags?\b/i],
  ['wall balls', /\bwall[ -]?balls?\b/i],
  ['stations', /\bstations\b/i],
  ['running', /\bruns?\b|\brunning\b|\brunner\b|\b\d+ ?k(?:m)?\b/i],
  ['pacing', /\bpac(?:e|es|ing)\b|\bsplits?\b/i],
  ['roxzone', /\broxzone\b|\btransitions?\b/i],
  ['warm-up', /\bwarm[ -]?ups?\b/i],
  ['rules', /\bpenalt\w+|\brules?\b|\brulebook\b|\bno[ -]?reps?\b|\bdisqualif\w+/i],
  ['divisions', /\bdivisions?\b|\bdoubles\b|\brelay\b|\bage[ -]groups?\b/i],
  ['finish time', /\bfinish(?:ing)? times?\b|\bpercentiles?\b/i],
  ['strength', /\bstrength\b|\bsquats?\b|\bdeadlifts?\b/i],
  ['plan', /\btraining plan\b|\bprogram(?:me)?\b|\bperiodi[sz]ation\b|\bphases?\b/i],
  ['taper', /\btaper\w*/i],
  ['deload', /\bdeload\w*/i],
  ['intensity', /\bRPE\b|\bzone \d\b|\bintervals?\b|\bthreshold\b/i],
  ['time off', /\bmissed\b|\billness\b|\bsick\b|\btravel\w*/i],
  ['carbohydrate', /\bcarb\w*|\bfuel\w*|\bbreakfast\b|\bmeals?\b|\bnutrition\b|\bdiet\b/i],
  ['protein', /\bprotein\b/i],
  ['hydration', /\bhydrat\w+|\bdrink\w*|\bsodium\b|\belectrolytes?\b|\bcramps?\b/i],
  ['supplements', /\bsupplements?\b/i],
  ['caffeine', /\bcaffeine\b|\bcoffee\b/i],
  ['creatine', /\bcreatine\b/i],
  ['beta-alanine', /\bbeta[ -]?alanine\b/i],
  ['sleep', /\bsleep\w*|\bnaps?\b/i],
  ['recovery', /\brecover\w*/i],
];

/** Words that carry no content of their own in a question. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been best but by can could did do does for from get give had has have how i i'm i've if in is it its
  just let like make many me more most much my need no not of off on one or our out please should so some still tell than that the their them
  then there these they this to too up us use very want was we were what what's when where which who why will with would you your`
    .split(/\s+/)
    .filter(Boolean),
);
