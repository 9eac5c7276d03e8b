import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CLASSIFIER, createClassifier, listen } from '../../listening.ts';
import { DIAGNOSED, EMERGENCIES, NOTHING, SUPPLEMENTS, SYMPTOMS } from '../__situations__/situations.ts';
import { routeMessage, type SafetyRoute } from '../route-message.ts';
import stored from './classifier-weights.json' with { type: 'json' };
import { readFeatures, ROWS } from './read-features.ts';
import { classesOf } from './word-classes.ts';

const route = (message: string, said: string[] = []): SafetyRoute =>
  routeMessage({ message, summary: null, listen, history: said.map((content) => ({ role: 'user', content })) });
const phrasesOf = (message: string): SafetyRoute => routeMessage({ message, summary: null, history: [] });

describe('the classifier beside the phrases', () => {
  it.each([
    ['emergency', EMERGENCIES],
    ['diagnosed', DIAGNOSED],
    ['symptom', SYMPTOMS],
    ['supplement', SUPPLEMENTS],
    ['none', NOTHING],
  ] as const)('leaves what the phrases know as %s alone', (kind, messages) => {
    expect(messages.map((message) => [message, route(message).kind])).toEqual(messages.map((message) => [message, kind]));
  });

  it('hears what no phrase says, with the notice and the guard of its kind', () => {
    const message = 'Woke on the changing room tiles after the long row, chin open, no idea how. Intervals tomorrow?';
    expect(phrasesOf(message).kind).toBe('none');
    const heard = route(message);
    expect([heard.kind, heard.notices[0]?.severity, heard.guard !== undefined]).toEqual(['emergency', 'urgent', true]);
  });

  it('takes a look-alike that a phrase stops for what it is', () => {
    const message = 'Programmer, ordinary back stiffness after deadlifts last year, gone since. Is the rope pull a good start?';
    expect(phrasesOf(message).kind).toBe('symptom');
    expect(route(message).kind).toBe('none');
  });

  it('listens to the message before this one, too', () => {
    const before = 'Woke on the changing room tiles after the long row, chin open, no idea how.';
    expect(route('So what should I do tomorrow?', [before]).kind).toBe('emergency');
  });

  it('records the kind and how sure it was, never a word', () => {
    const { ruleIds } = route('Woke on the changing room tiles after the long row, chin open, no idea how. Intervals tomorrow?');
    expect(ruleIds).toEqual([expect.stringMatching(/^heard\/emergency\/-?\d+$/u)]);
  });

  it('says the same of the same message', () => {
    const message = 'tight in the middle of me on the sled, arm too';
    expect(CLASSIFIER.hear(message, [])).toEqual(CLASSIFIER.hear(message, []));
  });

  it('refuses weights that are not its own', () => {
    expect(() => createClassifier({ ...stored, rows: 12 }, CLASSIFIER.mix)).toThrow('do not fit');
    expect(() => createClassifier({ ...stored, bytes: stored.bytes.slice(0, 400) }, CLASSIFIER.mix)).toThrow('not complete');
  });
});

describe('the features of a message', () => {
  it('stand each once, and in the table', () => {
    const rows = readFeatures('No chest pain, no chest pain, and 16 weeks to go.', []);
    expect(new Set(rows).size).toBe(rows.length);
    expect(Math.max(...rows)).toBeLessThan(ROWS);
  });

  it('differ where a word is denied', () => {
    const said = new Set(readFeatures('chest pain', []));
    expect([...readFeatures('no chest pain', [])].filter((row) => !said.has(row)).length).toBeGreaterThan(0);
  });

  it('do not grow without end', () => {
    expect(readFeatures('chest pain and more of it '.repeat(2000), []).length).toBeLessThan(2000);
  });

  it('know a word by its kin', () => {
    expect(classesOf('hurting')).toContain('pain');
    expect(classesOf('sled')).toEqual(['effort']);
  });
});

/** Every file that importing one file loads. Types alone load nothing. */
function loadedBy(file: URL, seen = new Set<string>()): Set<string> {
  if (seen.has(file.href)) return seen;
  seen.add(file.href);
  if (!file.pathname.endsWith('.ts')) return seen;
  const source = readFileSync(file, 'utf8');
  for (const [, name = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)'/gmu))
    loadedBy(new URL(name, file), seen);
  return seen;
}

describe('the weights', () => {
  const isHeavy = (name: string): boolean => name.endsWith('classifier-weights.json');
  it('are loaded by whoever listens, and never through the door that a browser uses', () => {
    expect([...loadedBy(new URL('../../listening.ts', import.meta.url))].some(isHeavy)).toBe(true);
    expect([...loadedBy(new URL('../../index.ts', import.meta.url))].some(isHeavy)).toBe(false);
  });
});
