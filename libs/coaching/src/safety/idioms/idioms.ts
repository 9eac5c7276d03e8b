import { anyPhrase } from '../phrase-index.ts';
import { WORDS } from '../rules/words.ts';
import { IDIOMS_OF_TALK } from './of-talk.ts';
import { IDIOMS_OF_THE_BODY } from './of-the-body.ts';

/**
 * How athletes talk: words that a rule would hear, and that mean nothing of the kind. Taken out of a text before the rules read it,
 * so each must be narrow enough to hide no real complaint.
 */
export const IDIOMS = anyPhrase([...IDIOMS_OF_THE_BODY, ...IDIOMS_OF_TALK], WORDS);
