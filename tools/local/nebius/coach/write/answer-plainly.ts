import type { ChatMessage } from '../../chat/chat-request.ts';
import { scoreUnits } from '../rank/score-units.ts';
import { segmentPassage } from '../read/segment-passage.ts';

const LONG_TEXT_WORDS = 60;
const SENTENCES = 3;

/** What a plain assistant can do without a model: give the strongest sentences of a long text back, or say what it is. */
export function answerPlainly(messages: readonly ChatMessage[]): string {
  const text = messages.findLast(({ role }) => role === 'user')?.content.trim() ?? '';
  if (text.split(/\s+/).length < LONG_TEXT_WORDS) {
    return 'Hello. I am an offline stand-in for a language model: I can only work with text that is sent to me, and there is none here to work with.';
  }
  const units = segmentPassage({ number: 1, sourceName: '', section: '', content: text });
  const strongest = scoreUnits(units, { searchText: text, wantsFigures: false, figures: [] })
    .units.slice(0, SENTENCES)
    .sort((a, b) => a.order - b.order);
  return strongest.map((unit) => unit.text).join(' ');
}
