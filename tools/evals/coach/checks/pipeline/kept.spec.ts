import { describe, expect, test } from '@jest/globals';
import { factsOf, messagesOf, passes } from '../answer.fixture.ts';
import { chunksStored } from './chunks-stored.ts';
import { promptVersion } from './prompt-version.ts';
import { retrieves } from './retrieves.ts';
import { route } from './route.ts';

const stored = factsOf().stored;
const notice = { code: 'emergency', severity: 'urgent' as const, text: 'Stop.' };

describe('the record', () => {
  test('names the prompt in use', () => {
    expect(passes(promptVersion, {}, {})).toBe(true);
    expect(passes(promptVersion, {}, { stored: stored && { ...stored, promptVersion: 'old' } })).toBe(false);
    expect(passes(promptVersion, {}, { stored: null })).toBe(false);
  });

  test('keeps the text and the passages that were shown', () => {
    expect(passes(chunksStored, {}, {})).toBe(true);
    expect(passes(chunksStored, {}, { stored: stored && { ...stored, chunkIds: [] } })).toBe(false);
    expect(passes(chunksStored, {}, { stored: stored && { ...stored, content: 'another' } })).toBe(false);
    expect(passes(chunksStored, {}, { stored: null })).toBe(false);
  });
});

describe('the search', () => {
  test('finds one of the documents', () => expect(passes(retrieves, { anyOf: ['team1c', 'team9'] }, {})).toBe(true));
  test('finds others only', () => expect(passes(retrieves, { anyOf: ['team1'] }, {})).toBe(false));
  test('finds one that is out of place', () => expect(passes(retrieves, { forbid: ['team1c'] }, {})).toBe(false));
  test('finds nothing', () => expect(passes(retrieves, { anyOf: ['team1c'] }, { sources: [] })).toBe(false));
});

describe('the router', () => {
  const told = messagesOf({ instruction: 'Stop training.' });
  test('shows and keeps its notice and tells the model', () => {
    expect(passes(route, { notices: ['emergency'], instruction: true }, { notices: [notice], sent: told })).toBe(true);
  });
  test.each([
    ['no notice was shown', {}],
    ['another one was', { notices: [{ ...notice, code: 'symptom' }] }],
    ['one too many was', { notices: [notice, { ...notice, code: 'symptom' }] }],
    ['it was not stored', { notices: [notice], stored }],
    ['the model was not told', { notices: [notice] }],
  ])('%s', (_, facts) => expect(passes(route, { notices: ['emergency'], instruction: true }, facts)).toBe(false));
  test('keeps quiet when there is nothing', () => {
    expect(passes(route, { instruction: false }, {})).toBe(true);
    expect(passes(route, { instruction: false }, { sent: told })).toBe(false);
  });
});
