/** The stages of a turn in their order, in words. `search.…` are parts of the search. */
const WORDS: Readonly<Record<string, string>> = {
  turn: 'Whole turn',
  accept: 'Accepting',
  search: 'Search',
  'search.embed': 'Search: embedding',
  'search.search': 'Search: database',
  summary: 'Athlete summary',
  examples: 'Coaching examples',
  prompt: 'Prompt',
  queue: 'In line for the model',
  first_token: 'First word',
  generation: 'Rest of the answer',
  other: 'Waiting and storing',
};
const ORDER = Object.keys(WORDS);

export const stageWords = (stage: string): string => WORDS[stage] ?? stage.replace('.', ': ').replaceAll('_', ' ');

const placeOf = (stage: string): number => {
  const place = ORDER.indexOf(stage);
  if (place >= 0) return place;
  // A part nobody named stands behind its whole; a stage nobody named stands last.
  const whole = ORDER.indexOf(stage.split('.')[0] ?? '');
  return whole >= 0 ? whole + 0.5 : ORDER.length;
};

/** In the order of a turn, the whole first. */
export const byOrder = (a: string, b: string): number => placeOf(a) - placeOf(b) || a.localeCompare(b);
