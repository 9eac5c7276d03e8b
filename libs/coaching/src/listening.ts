import mix from './safety/hearing/classifier-mix.json' with { type: 'json' };
import weights from './safety/hearing/classifier-weights.json' with { type: 'json' };
import { createClassifier } from './safety/hearing/classifier.ts';
import { listenWith } from './safety/hearing/listen.ts';

export { createClassifier, HEARD_KINDS, LABELS, mixed, oddsOf } from './safety/hearing/classifier.ts';
export type { Heard, HeardKind, Mix, StoredWeights } from './safety/hearing/classifier.ts';
export { listenWith, type Listen } from './safety/hearing/listen.ts';
export { readFeatures, ROWS } from './safety/hearing/read-features.ts';
export { mentionsNow } from './safety/mentions-now.ts';
export type { Mention } from './safety/find-mentions.ts';

/** The classifier with the weights that are served. Apart from the library's door: the weights are heavy, a browser never needs them. */
export const CLASSIFIER = createClassifier(weights, mix);

/** What `routeMessage` is handed where the classifier listens beside the phrases. */
export const listen = listenWith(CLASSIFIER);
