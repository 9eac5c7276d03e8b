import { describe, expect, it } from '@jest/globals';
import { indexPassage } from './indexed-passage.ts';
import { rerank, type Rerankable, type RerankWeights } from './rerank.ts';
import { Vocabulary } from './vocabulary.ts';

const NOTHING: RerankWeights = { nearWeight: 0, feedbackWeight: 0, documentWeight: 0 };

function arrange() {
  const vocabulary = new Vocabulary();
  const candidate = (id: string, content: string, score = 1, document = id): Rerankable => ({
    ...{ id, score, document },
    index: indexPassage({ headings: '', content, asked: '' }, vocabulary),
  });
  const order = (text: string, candidates: Rerankable[], weights: Partial<RerankWeights>): string[] =>
    rerank(text, candidates, { ...NOTHING, ...weights }, vocabulary).map(({ id }) => id);
  return { candidate, order };
}

const FAR = 'and then something else altogether happens to the athlete for a good long while until the very end of';

describe('rerank', () => {
  it('prefers the passage in which the words of the question stand near each other', () => {
    const { candidate, order } = arrange();
    const candidates = [
      candidate('a', `The sled waits ${FAR} the pull.`),
      candidate('b', 'How to pull the sled.'),
      candidate('c', 'Nothing of it.'),
    ];
    expect(order('sled pull', candidates, { nearWeight: 1 })[0]).toBe('b');
    expect(order('sled pull', candidates, {})).toEqual(['a', 'b', 'c']);
  });

  it('does not take the end of one text and the beginning of the next for neighbours', () => {
    const vocabulary = new Vocabulary();
    const of = (id: string, content: string, asked: string): Rerankable => ({
      ...{ id, score: 1, document: id },
      index: indexPassage({ headings: '', content, asked }, vocabulary),
    });
    const candidates = [of('a', 'Push the sled', 'grip'), of('b', 'Push the sled with a firm grip', ''), of('c', 'Rest', '')];
    expect(rerank('sled grip', candidates, { ...NOTHING, nearWeight: 1 }, vocabulary)[0]?.id).toBe('b');
  });

  it('lifts a passage that shares the telling words of the best', () => {
    const { candidate, order } = arrange();
    const candidates = [
      candidate('best', 'Farmers carry: grip, forearm, chalk.', 5),
      candidate('like', 'Forearm and grip strength with chalk.', 1),
      candidate('other', 'Breakfast with oats and honey.', 1.1),
      ...['p', 'q', 'r', 's', 't'].map((id) => candidate(id, `Something about ${id}.`, 0)),
    ];
    expect(order('carry', candidates, {}).slice(0, 3)).toEqual(['best', 'other', 'like']);
    expect(order('carry', candidates, { feedbackWeight: 1 }).slice(0, 2)).toEqual(['best', 'like']);
  });

  it('lifts a passage whose document has other good ones', () => {
    const { candidate, order } = arrange();
    const candidates = [
      candidate('one', 'x', 5, 'pacing'),
      candidate('two', 'x', 4, 'pacing'),
      candidate('three', 'x', 2, 'pacing'),
      candidate('alone', 'x', 2.1, 'food'),
      ...['p', 'q', 'r'].map((id) => candidate(id, 'x', 0)),
    ];
    expect(order('x', candidates, {}).slice(2, 4)).toEqual(['alone', 'three']);
    expect(order('x', candidates, { documentWeight: 1 }).slice(2, 4)).toEqual(['three', 'alone']);
  });

  it('knows words by their stem and a figure apart from its unit', () => {
    const { candidate, order } = arrange();
    const candidates = [candidate('a', 'Nothing.'), candidate('b', 'Pacing 1 km runs.')];
    expect(order('pace 1km', candidates, { nearWeight: 1 })[0]).toBe('b');
  });

  it('orders equal candidates by id and survives a single one and a question without words', () => {
    const { candidate, order } = arrange();
    const all = { nearWeight: 1, feedbackWeight: 1, documentWeight: 1 };
    expect(order('sled', [candidate('b', 'Sled.'), candidate('a', 'Sled.')], all)).toEqual(['a', 'b']);
    expect(order('', [candidate('b', 'Sled.'), candidate('a', 'Sled.')], all)).toEqual(['a', 'b']);
    expect(order('sled', [candidate('b', 'Sled.')], all)).toEqual(['b']);
    expect(order('sled', [], all)).toEqual([]);
  });
});
