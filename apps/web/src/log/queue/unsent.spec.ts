import { expect, test } from '@jest/globals';
import type { LogEntry } from '@hyrox/contracts';
import fc from 'fast-check';
import { draftAsEntry, type LogDraft } from '../entries/log-draft.ts';
import { applyUnsent, type Intent, type Unsent, withIntent, withoutSent } from './unsent.ts';

const draft = (notes: string): LogDraft => ({ kind: 'workout', fields: { date: '2026-11-21', session_type: 'hiit', notes } });
let revisions = 0;
const wish = (intent: { id: string } & ({ op: 'add' | 'change'; draft: LogDraft } | { op: 'remove'; kind: 'workout' })): Intent => ({
  revision: `r${(revisions += 1)}`,
  at: '2026-11-21T10:00:00Z',
  ...intent,
});
const add = (id: string, notes = '') => wish({ op: 'add', id, draft: draft(notes) });
const change = (id: string, notes: string) => wish({ op: 'change', id, draft: draft(notes) });
const remove = (id: string) => wish({ op: 'remove', id, kind: 'workout' });
const tried = (items: readonly Unsent[]) => items.map((item) => ({ ...item, isTried: true }));
const shape = (items: readonly Unsent[]) => items.map((item) => [item.id, item.op, 'draft' in item ? item.draft.fields.notes : null]);

test('an entry that never left is changed and removed on this device alone', () => {
  const once = withIntent([], add('a', 'one'));
  expect(shape(withIntent(once, change('a', 'two')))).toEqual([['a', 'add', 'two']]);
  expect(withIntent(once, remove('a'))).toEqual([]);
});

test('an entry whose sending got no answer may be there: a change is sent after it, a removal is sent too', () => {
  const once = tried(withIntent([], add('a', 'one')));
  expect(withIntent(once, change('a', 'two'))).toMatchObject([{ op: 'add', isEdited: true }]);
  expect(shape(withIntent(once, remove('a')))).toEqual([['a', 'remove', null]]);
});

test('a refusal is forgotten when the athlete changes the entry', () => {
  const refused = withIntent([], add('a', 'one')).map((item) => ({ ...item, problem: 'no' }));
  expect(withIntent(refused, change('a', 'two'))).toMatchObject([{ problem: null }]);
});

test('an answer to an older wish does not swallow a newer one', () => {
  const [sent] = withIntent([], add('a', 'one'));
  if (!sent) throw new Error('nothing to send');
  const changed = withIntent(tried([sent]), change('a', 'two'));
  expect(shape(withoutSent(changed, sent))).toEqual([['a', 'change', 'two']]);
  const removed = withIntent(tried([sent]), remove('a'));
  expect(shape(withoutSent(removed, sent))).toEqual([['a', 'remove', null]]);
  expect(withoutSent(tried([sent]), sent)).toEqual([]);
});

test('the list shows what the athlete wants, and each entry once', () => {
  const stored = [draftAsEntry(draft('stored'), 'a', '2026-11-20T10:00:00Z'), draftAsEntry(draft('gone'), 'b', '2026-11-20T11:00:00Z')];
  const unsent = [change('a', 'better'), remove('b'), add('c', 'new')].reduce<Unsent[]>(withIntent, []);
  expect(applyUnsent(stored, unsent).map(({ entry, unsent: item }) => [entry.id, entry.notes, item?.op])).toEqual([
    ['c', 'new', 'add'],
    ['a', 'better', 'change'],
  ]);
  const landed = [...stored, draftAsEntry(draft('new'), 'c', '2026-11-21T10:00:01Z')];
  expect(applyUnsent(landed, unsent).filter(({ entry }) => entry.id === 'c')).toHaveLength(1);
});

test('one that could not be removed is shown again', () => {
  const stored = [draftAsEntry(draft('stored'), 'a', '2026-11-20T10:00:00Z')];
  const refused = withIntent([], remove('a')).map((item) => ({ ...item, problem: 'no' }));
  expect(applyUnsent(stored, refused)).toMatchObject([{ entry: { id: 'a' }, unsent: { problem: 'no' } }]);
});

/** The server as the contract describes it: ids are taken once, changes and removals of what is not there say so. */
function serve(entries: Map<string, LogEntry>, item: Unsent): void {
  if (item.op === 'remove') {
    entries.delete(item.id);
    return;
  }
  const isThere = entries.has(item.id);
  const isTaken = item.op === 'change' ? isThere : !isThere || item.isEdited;
  if (isTaken) entries.set(item.id, draftAsEntry(item.draft, item.id, ''));
}

test('whatever is wished and whichever answers are lost, the server ends up with what the screen showed', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constantFrom('add', 'change', 'remove'), id: fc.constantFrom('a', 'b'), notes: fc.string({ maxLength: 3 }) }),
    fc.record({ act: fc.constant('send'), isHeard: fc.boolean(), isMeanwhile: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const server = new Map<string, LogEntry>();
      let unsent: Unsent[] = [];
      const shown = () => new Map(applyUnsent([...server.values()], unsent).map(({ entry }) => [entry.id, entry.notes]));
      for (const it of steps) {
        if ('id' in it) {
          const isThere = shown().has(it.id);
          if (it.act === 'add' && !isThere && !server.has(it.id) && unsent.every(({ id }) => id !== it.id))
            unsent = withIntent(unsent, add(it.id, it.notes));
          else if (it.act === 'change' && isThere) unsent = withIntent(unsent, change(it.id, it.notes));
          else if (it.act === 'remove' && isThere) unsent = withIntent(unsent, remove(it.id));
          continue;
        }
        const [next] = unsent;
        if (!next) continue;
        unsent = unsent.map((item) => (item === next ? { ...item, isTried: true } : item));
        serve(server, next);
        if (it.isMeanwhile && next.op !== 'remove') unsent = withIntent(unsent, change(next.id, 'meanwhile'));
        if (it.isHeard) unsent = withoutSent(unsent, next);
      }
      const wanted = shown();
      for (let item = unsent[0]; item; item = unsent[0]) {
        serve(server, item);
        unsent = withoutSent(unsent, item);
      }
      expect(new Map([...server].map(([id, { entry }]) => [id, entry.notes]))).toEqual(wanted);
    }),
    { numRuns: 2_000 },
  );
});
