import { expect, test } from '@jest/globals';
import type { MessageListItem } from '@hyrox/contracts';
import { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import { forgetSuperseded, withoutSuperseded } from './forget-superseded.ts';

const turn = (turnId: string): MessageListItem[] =>
  (['user', 'assistant'] as const).map((role) => ({
    id: `${turnId}-${role}`,
    role,
    content: turnId,
    created_at: '2026-06-06T08:00:00Z',
    turn_id: turnId,
    outcome: null,
    finish: null,
    model: null,
    sources: [],
    notices: [],
    live_turn_id: null,
    feedback: null,
  }));
const page = (...turnIds: string[]) => ({ items: turnIds.flatMap(turn), before: null });
const shape = (pages: readonly { items: readonly MessageListItem[] }[]) =>
  pages.map(({ items }) => items.filter(({ role }) => role === 'user').map(({ turn_id }) => turn_id));

test('the replaced turn and what was said after it go, what was said before stays', () => {
  expect(shape(withoutSuperseded([page('t1', 't2', 't3')], 't2', 't9'))).toEqual([['t1']]);
});

test('the turn that took its place stays when the record already has it', () => {
  expect(shape(withoutSuperseded([page('t1', 't2', 't9')], 't2', 't9'))).toEqual([['t1', 't9']]);
});

test('a turn on an older page takes the newer pages with it', () => {
  expect(shape(withoutSuperseded([page('t5', 't6'), page('t3', 't4'), page('t1', 't2')], 't4', 't9'))).toEqual([[], ['t3'], ['t1', 't2']]);
});

test('a record that never knew the replaced turn is left as it is', () => {
  expect(shape(withoutSuperseded([page('t1', 't2')], 'elsewhere', 't9'))).toEqual([['t1', 't2']]);
});

test('a read that was under way does not bring the old answer back', async () => {
  const queries = new QueryClient();
  const queryKey = queryKeys.messages('c');
  queries.setQueryData(queryKey, { pages: [page('t1', 't2')], pageParams: [null] });
  let answer: (data: unknown) => void = () => undefined;
  const reading = queries
    .fetchQuery({ queryKey, queryFn: () => new Promise((resolve) => (answer = resolve)), staleTime: 0 })
    .catch(() => 'dropped');
  await forgetSuperseded(queries, { conversationId: 'c', replaced: 't2', by: 't9' });
  answer({ pages: [page('t1', 't2')], pageParams: [null] });
  await reading;
  expect(shape((queries.getQueryData(queryKey) as { pages: { items: MessageListItem[] }[] }).pages)).toEqual([['t1']]);
});
