import { contentWords } from '../../../openai/lsa/content-words.ts';
import { splitSentences } from '../read/segment-passage.ts';

/** Words people put around a question; they say little about its subject. */
const FRAMING = new Set(
  contentWords(
    'best better good bad great improve help need want get got know tell give make keep use thing way lot bit really much many tips advice ' +
      'struggling struggle hard difficult problem issue question coach please thanks explain talk work working start think feel try hyrox',
  ),
);
const FRAMING_WEIGHT = 0.25;
const BESIDE_WEIGHT = 0.5;

/** Words of a question with weights: full for the sentence that asks, half for what stands beside it, little for framing words. */
export function weighQuery(searchText: string): Map<string, number> {
  const sentences = searchText.split('\n').flatMap(splitSentences);
  const asks = sentences.some((sentence) => sentence.endsWith('?'));
  const weights = new Map<string, number>();
  for (const sentence of sentences) {
    const weight = !asks || sentence.endsWith('?') ? 1 : BESIDE_WEIGHT;
    for (const word of contentWords(sentence)) {
      const own = FRAMING.has(word) ? weight * FRAMING_WEIGHT : weight;
      weights.set(word, Math.max(weights.get(word) ?? 0, own));
    }
  }
  return weights;
}
