import type { Rendered } from '../compose/render-example.ts';
import type { Findings } from './finding.ts';
import { wordsOf } from './words.ts';

/** Of the answer's own words and figures, how many must be in the passages it was given. */
const LEAST_SUPPORT = 0.15;
const SMALL = new Set(
  'the a an and or of to in on at for with from by is are was be it its that this you your i if not no as so but than then them they he she his her we our do does can may will would one two'.split(
    ' ',
  ),
);

const contentWords = (text: string): Set<string> => new Set(wordsOf(text).filter((word) => word.length > 1 && !SMALL.has(word)));

/** Share of the distinct words and figures of the last answer that stand in the passages, 0 to 1. */
export function supportOf({ messages, passages }: Pick<Rendered, 'messages' | 'passages'>): number {
  const said = contentWords(messages.at(-1)?.content ?? '');
  const given = contentWords(passages.map((passage) => passage.content).join('\n'));
  const shared = [...said].filter((word) => given.has(word)).length;
  return said.size === 0 ? 0 : shared / said.size;
}

/** An answer that was given passages uses them; one that rests on sources names keys the library knows. */
export function checkContext(conversation: Rendered, knownSources: ReadonlySet<string>, found: Findings): void {
  const unknown = conversation.sources.filter((key) => !knownSources.has(key));
  if (unknown.length) found.error('unknown-source', `cites ${unknown.join(', ')}, which sources.yaml does not name`);
  if (conversation.category === 'rag-augmented' && conversation.passages.length === 0)
    found.error('no-passage', 'is of the kind that uses passages and has none');
  // A refusal rests on the safety rules, whatever the passages say.
  if (conversation.passages.length === 0 || conversation.isGuarded) return;
  const support = supportOf(conversation);
  if (support < LEAST_SUPPORT) found.warn('passages-unused', `only ${Math.round(support * 100)} % of the answer stands in its passages`);
}
