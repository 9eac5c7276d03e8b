/** One pattern per tag, in the order tags are listed. A heading that matches is enough; in the text it takes two mentions. */
const TOPICS: readonly (readonly [tag: string, pattern: RegExp])[] = [
  ['ski_erg', /ski ?ergs?\b/gi],
  ['sled_push', /sled push(?:es|ing)?\b|push(?:es|ing)? the sled/gi],
  ['sled_pull', /sled pull(?:s|ing)?\b|pull(?:s|ing)? the sled/gi],
  ['burpee_broad_jump', /burpees?\b|broad jumps?\b/gi],
  ['row', /\brow(?:s|ing|er)?\b(?! of)/gi],
  ['farmers_carry', /farmer'?s'? carr(?:y|ies)\b/gi],
  ['sandbag_lunges', /lunges?\b|sandbags?\b/gi],
  ['wall_balls', /wall[ -]?balls?\b/gi],
  ['running', /\bruns?\b|\brunning\b|\bjog(?:ging)?\b/gi],
  ['compromised_running', /compromised running|run after the station|off the (?:sled|bike)/gi],
  ['roxzone', /roxzone|transitions?\b/gi],
  ['pacing', /\bpac(?:e|es|ing)\b|negative splits?\b|\bfade\b/gi],
  ['race_day', /race[ -](?:day|week|morning)\b/gi],
  ['warm_up', /warm[ -]?ups?\b/gi],
  ['rules', /\brules?\b|\brulebook\b|penalt(?:y|ies)|disqualif\w+|no-reps?\b|\bjudg(?:e|es|ing)\b/gi],
  ['weights', /\bweights?\b|\bloads?\b/gi],
  ['divisions', /\bdivisions?\b|\bdoubles\b|\brelay\b|age[ -]groups?\b/gi],
  ['benchmarks', /benchmarks?\b|percentiles?\b|finish times?\b|medians?\b/gi],
  ['technique', /technique|common faults|posture|\bgrip\b/gi],
  ['strength', /\bstrength\b|\bsquats?\b|\bdeadlifts?\b/gi],
  ['periodization', /periodi[sz]ation|training phases?\b|general prep|specific prep|competition prep/gi],
  ['weekly_plan', /week templates?\b|\bweeks? plan\b|\bweek-by-week\b|hyrox week\b|plan outlines?\b/gi],
  ['taper', /\btaper(?:s|ing)?\b/gi],
  ['deload', /\bdeload\w*/gi],
  ['rpe', /\bRPE\b|autoregulat\w+/gi],
  ['intensity', /\bintensity\b|\bzone [1-5]\b|polari[sz]ed|threshold/gi],
  ['return_to_training', /coming back|missed (?:training|days?|sessions?)|\billness\b/gi],
  ['nutrition', /nutrition|carbohydrates?\b|\bcarbs?\b|fuell?ing\b|\bmeals?\b/gi],
  ['protein', /\bproteins?\b/gi],
  ['hydration', /hydrat\w+|electrolytes?\b|\bsodium\b/gi],
  ['supplements', /supplements?\b|caffeine|creatine|beta-alanine|testosterone boosters?/gi],
  ['caffeine', /caffeine/gi],
  ['creatine', /creatine/gi],
  ['sleep', /\bsleep\w*|\bnaps?\b/gi],
  ['recovery', /\brecover(?:y|ies|ing)?\b/gi],
];

const MENTIONS = 2;

/** The topics of a passage, in the order of the table above: what its headings name or its text keeps coming back to, else what it mentions. */
export function topicTags(headingPath: string, content: string): string[] {
  const mentions = TOPICS.map(([tag, pattern]) => ({
    tag,
    times: headingPath.match(pattern) === null ? (content.match(pattern)?.length ?? 0) : MENTIONS,
  }));
  const most = Math.max(...mentions.map(({ times }) => times));
  return mentions.filter(({ times }) => times > 0 && times >= Math.min(most, MENTIONS)).map(({ tag }) => tag);
}
