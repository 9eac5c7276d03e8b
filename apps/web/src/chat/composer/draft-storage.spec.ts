/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from '@jest/globals';
import { forgetDrafts, readDraft, writeDraft } from './draft-storage.ts';

beforeEach(() => window.localStorage.clear());

test('drafts are kept per conversation and an empty one leaves nothing behind', () => {
  const store = window.localStorage;
  writeDraft(store, 'a', 'half a thought');
  writeDraft(store, null, 'a new one');
  expect([readDraft(store, 'a'), readDraft(store, null), readDraft(store, 'b')]).toEqual(['half a thought', 'a new one', '']);
  writeDraft(store, 'a', '');
  expect(store.length).toBe(1);
});

test('signing out forgets every draft and nothing else', () => {
  const store = window.localStorage;
  store.setItem('hyrox.session', 's');
  for (const id of ['a', 'b', 'c', null]) writeDraft(store, id, 'text');
  forgetDrafts(store);
  expect([store.length, store.getItem('hyrox.session')]).toEqual([1, 's']);
});

test('a storage that is full costs the draft, not the page', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const full = {
    ...window.localStorage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => writeDraft(full, 'a', 'text')).not.toThrow();
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});
