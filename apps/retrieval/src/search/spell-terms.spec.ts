import { describe, expect, it } from '@jest/globals';
import { spellTerms } from './spell-terms.ts';

describe('spellTerms', () => {
  it.each([
    ['stroke rate on the ski erg', 'stroke rate on the SkiErg'],
    ['Wallballs or wall-balls?', 'wall balls or wall balls?'],
    ["farmer's carry and farmers walk", 'farmers carry and farmers carry'],
    ['carbs before my 10k in z2', 'carbohydrate before my 10 km in zone 2'],
    ['sled push', 'sled push'],
    ['whats a gd time 4 me b4 lunch', 'whats a good time 4 me before lunch'],
    ['my mate is knackered', 'my mate partner is knackered tired'],
    ['Hierocks and hyrox', 'Hyrox and Hyrox'],
  ])('writes %j as the knowledge base does', (question, expected) => {
    expect(spellTerms(question)).toBe(expected);
  });
});
