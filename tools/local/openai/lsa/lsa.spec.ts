import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contentWords } from './content-words.ts';
import { textEmbedder } from './embed-text.ts';
import { DIMENSIONS, modelIdOf, packBasis, unpackBasis } from './embedding-basis.ts';
import { fitBasis } from './fit-basis.ts';
import { splitCorpus } from './split-corpus.ts';

const TEXTS = [
  'The carry ends when grip and forearm fail; hold the handles deep in the hand.',
  'Forearm strength and grip decide a long carry with heavy handles.',
  'A carry with short steps keeps the forearm fresh and the grip closed.',
  'Choose shoes with a rubber sole that holds on carpet under the sled.',
  'Carpet makes the sled stick: shoes that slip cost you the sled push.',
  'The sled push on carpet wants low hips and shoes with a good sole.',
  'Eat carbohydrate before the race and drink enough water in the heat.',
  'Water and carbohydrate before a race: sip, do not gulp, in the heat.',
];

const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);

describe('contentWords', () => {
  it('keeps numbers with a colon or a point whole and drops stop words', () => {
    expect(contentWords("I'm running 4:30 to the 2.70 m target")).toEqual(['run', '4:30', '2.70', 'm', 'target']);
  });
});

describe('splitCorpus', () => {
  it('gives every paragraph its headings and leaves front matter and source marks out', () => {
    const paragraph = 'A paragraph of enough words to be a row of its own, said twice over for length. [src:somebody]';
    const rows = splitCorpus(`---\nid: x\n---\n# Book\n\n## Part\n\n${paragraph}\n\n### Detail\n\n${paragraph}\n\nShort.\n`);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toBe('Book › Part\nA paragraph of enough words to be a row of its own, said twice over for length.');
    expect(rows[1]).toMatch(/^Book › Part › Detail\n/);
  });
});

describe('fitBasis', () => {
  it('gives the same bits for the same texts, and another model id for other texts', () => {
    const first = packBasis(fitBasis(TEXTS, { k: 4 }));
    expect(packBasis(fitBasis(TEXTS, { k: 4 }))).toEqual(first);
    expect(modelIdOf(first)).toMatch(/^lsa-k4@[0-9a-f]{8}$/);
    expect(modelIdOf(packBasis(fitBasis(TEXTS.slice(1), { k: 4 })))).not.toBe(modelIdOf(first));
  });

  it('refuses texts that share no words', () => {
    expect(() => fitBasis(['alpha', 'beta', 'gamma'])).toThrow('share words');
  });
});

describe('packBasis', () => {
  it('moves no vector by more than a ten-thousandth', () => {
    const basis = fitBasis(TEXTS, { k: 4 });
    const before = textEmbedder(basis);
    const after = textEmbedder(unpackBasis(JSON.parse(JSON.stringify(packBasis(basis)))));
    for (const text of TEXTS) expect(cosine(before(text), after(text))).toBeGreaterThan(0.9999);
  });

  it('refuses an artefact whose parts differ in length', () => {
    const artefact = packBasis(fitBasis(TEXTS, { k: 4 }));
    expect(() => unpackBasis({ ...artefact, terms: `${artefact.terms} more` })).toThrow('damaged');
  });
});

describe('textEmbedder', () => {
  const embed = textEmbedder(fitBasis(TEXTS, { k: 4 }));

  it('gives unit vectors of 1536 finite numbers', () => {
    const vector = embed('grip on the carry');
    expect(vector).toHaveLength(DIMENSIONS);
    expect(cosine(vector, vector)).toBeCloseTo(1, 6);
  });

  it('puts a text closer to one that shares its subject than to one that does not', () => {
    expect(cosine(embed('forearm'), embed('grip'))).toBeGreaterThan(cosine(embed('forearm'), embed('carpet')) + 0.3);
  });

  it('brings two texts with the same unknown word together', () => {
    expect(cosine(embed('Rotterdam'), embed('Rotterdam'))).toBeCloseTo(1, 6);
    expect(Math.abs(cosine(embed('Rotterdam'), embed('Warszawa')))).toBeLessThan(0.01);
  });

  it('is all zero for a text without a content word', () => {
    expect(embed('and the').every((x) => x === 0)).toBe(true);
  });

  it('keeps its bits: another tokeniser or another arithmetic would need another format', () => {
    const bytes = Buffer.from(embed('Low hips on the sled push in Rotterdam').buffer);
    expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe('e3264d58676983a4');
  });
});
