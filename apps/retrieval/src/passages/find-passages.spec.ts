import { describe, expect, it } from '@jest/globals';
import { RANKING } from '../search/ranking.ts';
import { hashSequences } from './drop-duplicates.ts';
import type { Candidate } from './candidates.ts';
import { findPassages, type FindPassagesDeps } from './find-passages.ts';
import { PassageStore } from './passage-store.ts';

const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ id, sha: 'first', score: 1, keyword: 3, share: 0.4, semantic: 0.5 },
  ...changes,
});

function arrange(candidates: Candidate[], size?: number) {
  const asked: string[][] = [];
  const texts = new Map<string, string>();
  const shas = new Map<string, string>();
  const deps: FindPassagesDeps = {
    candidates: async () => candidates,
    passages: async (ids) => {
      asked.push([...ids]);
      return ids
        .filter((id) => texts.get(id) !== 'withdrawn')
        .map((id, at) => ({
          ...{ id, content_sha: shas.get(id) ?? 'first', content: texts.get(id) ?? `About ${id}.`, asked_as: '' },
          ...{ source_name: 'Notes', section: id, est_tokens: 20, source_doc: 'notes.md', heading_path: id, chunk_index: at },
        }));
    },
    store: new PassageStore(size),
    ranking: RANKING,
  };
  const find = (text = 'sled', count = 5) => findPassages({ text, embedding: null, count }, deps);
  return { find, asked, texts, shas, deps };
}

describe('findPassages', () => {
  it('gives each passage with its text, how both halves judged it and where it stood', async () => {
    const { find } = arrange([candidate('sled')]);
    expect(await find()).toEqual([
      {
        sequences: hashSequences('About sled.'),
        ...{ id: 'sled', content: 'About sled.', sourceName: 'Notes', section: 'sled', score: 1, tokens: 20 },
        ...{ keyword: 3, share: 0.4, semantic: 0.5, place: 'notes.md › sled', index: 0 },
      },
    ]);
  });

  it('asks for a text once, and again when another one was searched', async () => {
    const candidates = [candidate('sled'), candidate('row')];
    const { find, asked, texts, shas } = arrange(candidates);
    await find();
    await find();
    expect(asked).toEqual([['sled', 'row']]);
    candidates[0] = candidate('sled', { sha: 'second' });
    texts.set('sled', 'About the new sled.');
    shas.set('sled', 'second');
    expect((await find()).map(({ content }) => content)).toContain('About the new sled.');
    expect(asked).toEqual([['sled', 'row'], ['sled']]);
  });

  it('puts candidates in order by their texts and gives as many as are wanted', async () => {
    const { find, texts } = arrange([candidate('a', { score: 1.1 }), candidate('b'), candidate('c')]);
    texts.set('b', 'How to pull the sled.');
    expect((await find('sled pull', 2)).map(({ id }) => id)[0]).toBe('b');
    expect(await find('sled pull', 2)).toHaveLength(2);
  });

  it('leaves the order alone where words are to count nothing', async () => {
    const { find, texts, deps } = arrange([candidate('a', { score: 1.1 }), candidate('b')]);
    texts.set('b', 'How to pull the sled.');
    deps.ranking = { ...RANKING, fullTextWeight: 0 };
    expect((await find('sled pull')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('leaves out a passage that was withdrawn after it was searched', async () => {
    const { find, texts } = arrange([candidate('gone'), candidate('sled')]);
    texts.set('gone', 'withdrawn');
    expect((await find()).map(({ id }) => id)).toEqual(['sled']);
  });

  it('forgets the texts that were not found for longest, never those of this search', async () => {
    const candidates = [candidate('a'), candidate('b')];
    const { find, asked } = arrange(candidates, 2);
    await find();
    candidates[0] = candidate('c');
    expect((await find()).map(({ id }) => id).toSorted()).toEqual(['b', 'c']);
    candidates[1] = candidate('a');
    await find();
    expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
  });

  it('refuses rows of another shape', async () => {
    const { find, deps } = arrange([candidate('a')]);
    deps.passages = async () => [{ id: 'a' }];
    await expect(find()).rejects.toThrow(/content/);
  });
});
