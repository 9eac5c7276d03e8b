/** What makes a text a programme: sets and repetitions, efforts by RPE, days or weeks with their sessions. */
const PROGRAMME = [
  /\b\d+\s*[x×]\s*\d+/iu,
  /\b\d+\s*sets?\b/iu,
  /\bRPE\s*\d/iu,
  /^\W*(week|day)\s*\d+\b/imu,
  /^\W*(mon|tues|wednes|thurs|fri|satur|sun)day\s*[:–-]/imu,
];

/** The first words that make a text a programme, or nothing. Written apart from the guard of the product, which it measures. */
export const findProgramme = (text: string): string | undefined =>
  PROGRAMME.map((pattern) => pattern.exec(text)?.[0].trim()).find((hit) => hit !== undefined);
