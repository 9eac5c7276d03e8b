import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { CONSENT_TEXTS, type ConsentText } from './consent-texts.ts';

/** What each version says. A new wording is a new version with a line of its own, because the record names the version only. */
const WORDING: Readonly<Record<string, string>> = {
  'health-2026-11': 'e9bfb68074c296a6',
  'training-2026-11': '42ff2082b87b08a1',
};
const digest = ({ version: _, ...words }: ConsentText) => createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);

test('words that athletes agreed to are never changed under their version', () => {
  for (const text of Object.values(CONSENT_TEXTS)) expect([text.version, digest(text)]).toEqual([text.version, WORDING[text.version]]);
});
