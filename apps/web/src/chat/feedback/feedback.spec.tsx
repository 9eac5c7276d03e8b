/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { MessageListItem } from '@hyrox/contracts';
import { onlineManager, QueryClient, QueryClientProvider, skipToken, useQuery } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryKeys } from '../../api/query-keys.ts';
import type { Messages } from './with-thumb.ts';

const token = { current: async () => 'token', refresh: async () => 'token' };
jest.unstable_mockModule('../../auth/auth-context.tsx', () => ({ useAuth: () => ({ token, status: 'signed-in', athleteId: 'a' }) }));
const { CoachAnswer } = await import('../thread/coach-answer.tsx');
const { storedAnswer } = await import('../answer/answer.ts');

const message: MessageListItem = {
  id: '0192aaaa-0000-7000-8000-000000000009',
  role: 'assistant',
  content: 'Hips low.',
  created_at: '2026-06-06T08:00:00Z',
  turn_id: 't1',
  outcome: 'done',
  finish: 'stop',
  model: 'coach-k',
  sources: [],
  notices: [],
  live_turn_id: null,
  feedback: null,
};
let queries: QueryClient;
let posts: { url: string; body: unknown }[];
let answer: (status: number) => void;

beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData<Messages>(queryKeys.messages('c'), { pages: [{ items: [message], before: null }], pageParams: [null] });
  posts = [];
  globalThis.fetch = jest.fn<typeof fetch>((url, init) => {
    posts.push({ url: String(url), body: JSON.parse(String(init?.body)) });
    return new Promise((resolve) => {
      answer = (status) => resolve({ ok: status < 300, status, headers: new Headers(), json: async () => ({}) } as Response);
    });
  });
});
afterEach(() => {
  cleanup();
  onlineManager.setOnline(true);
});

function Page() {
  const { data } = useQuery<Messages>({ queryKey: queryKeys.messages('c'), queryFn: skipToken });
  const stored = data?.pages[0]?.items[0] as MessageListItem;
  return <CoachAnswer conversationId="c" answer={storedAnswer(stored)} turnId="t1" question="How?" sentAt={0} onReplace={null} />;
}
const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <Page />
    </QueryClientProvider>,
  );
const thumb = (name: string) => screen.getByRole('button', { name });
const isOn = (name: string) => thumb(name).getAttribute('aria-pressed') === 'true';

test('a thumb is on before the server has answered, and the reasons fit the direction', async () => {
  show();
  fireEvent.click(thumb('Bad answer'));
  await waitFor(() => expect(isOn('Bad answer')).toBe(true));
  expect(screen.getByRole('checkbox', { name: 'Ignored my profile' })).toBeTruthy();
  expect(screen.queryByRole('checkbox', { name: 'Accurate' })).toBeNull();
  await waitFor(() => expect(posts).toHaveLength(1));
  expect(posts[0]).toEqual({ url: `/api/messages/${message.id}/feedback`, body: { rating: -1, reasons: [], comment: '' } });
});

test('reasons and a comment are sent as they are given, one after the other', async () => {
  show();
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(posts).toHaveLength(1));
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Clear' }));
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Clear' }).checked).toBe(true);
  expect(posts).toHaveLength(1);
  answer(200);
  await waitFor(() => expect(posts[1]?.body).toEqual({ rating: 1, reasons: ['clear'] }));
  answer(200);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: ' The numbers helped ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(posts[2]?.body).toEqual({ rating: 1, comment: 'The numbers helped' }));
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a second tap takes the thumb back', async () => {
  show();
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(isOn('Good answer')).toBe(true));
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(isOn('Good answer')).toBe(false));
  expect(screen.queryByRole('textbox')).toBeNull();
  answer(200);
  await waitFor(() => expect(posts[1]?.body).toEqual({ rating: null }));
});

test('a thumb that the server does not take is undone with a word', async () => {
  show();
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(posts).toHaveLength(1));
  answer(500);
  await waitFor(() => expect(isOn('Good answer')).toBe(false));
  expect(screen.getByText(/Your feedback was not saved/)).toBeTruthy();
});

test('a reason that the server does not take is undone, the thumb stays', async () => {
  show();
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(posts).toHaveLength(1));
  answer(200);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Clear' }));
  await waitFor(() => expect(posts).toHaveLength(2));
  answer(500);
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Clear' }).checked).toBe(false));
  expect(isOn('Good answer')).toBe(true);
});

test('without a network the thumb waits for one', async () => {
  onlineManager.setOnline(false);
  show();
  fireEvent.click(thumb('Good answer'));
  await waitFor(() => expect(isOn('Good answer')).toBe(true));
  expect(posts).toHaveLength(0);
  onlineManager.setOnline(true);
  await waitFor(() => expect(posts).toHaveLength(1));
});
