/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ErrorCode, WholePlan } from '@hyrox/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryKeys } from '../../api/query-keys.ts';

const token = { current: async () => 'token', refresh: async () => 'token' };
jest.unstable_mockModule('../../auth/auth-context.tsx', () => ({ useAuth: () => ({ token, status: 'signed-in', athleteId: 'a' }) }));
const { PlanCard } = await import('./plan-card.tsx');
const { putAside } = await import('./plans-aside.ts');

const PLAN: WholePlan = {
  id: '0192aaaa-0000-7000-8000-000000000009',
  title: 'Twelve weeks',
  status: 'proposed',
  startDate: '2027-01-11',
  raceDate: null,
  madeBy: 'engine',
  madeBecause: 'unsound',
  createdAt: '2027-01-06T08:00:00Z',
  summary: { title: 'Twelve weeks', facts: ['one', 'two', 'three'] },
  findings: [],
  weeks: [],
};
const TURN = '0192aaaa-0000-7000-8000-000000000001';
let queries: QueryClient;
let posts: unknown[];
/** How the next request to make a plan is answered. */
let answers: { status: number; body?: object }[];

const failed = (status: number, code: ErrorCode, message: string, field?: string) => ({
  status,
  body: { error: { code, message, retryable: false, requestId: 'r', ...(field ? { field } : {}) } },
});

beforeEach(() => {
  window.localStorage.clear();
  putAside(TURN, false);
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  posts = [];
  answers = [];
  globalThis.fetch = jest.fn<typeof fetch>(async (_url, init) => {
    if (init?.method === 'POST') posts.push(JSON.parse(String(init.body)));
    const { status, body = {} } = answers.shift() ?? failed(404, 'not_found', 'There is no such plan');
    return { ok: status < 300, status, headers: new Headers(), json: async () => body } as Response;
  });
});
afterEach(cleanup);

function show(plan: WholePlan | null, sentAt = 0): void {
  queries.setQueryData(queryKeys.planOfTurn(TURN), plan);
  render(
    <QueryClientProvider client={queries}>
      <PlanCard turnId={TURN} sentAt={sentAt} />
    </QueryClientProvider>,
  );
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('an old answer waits to be asked, a fresh one has its plan made', async () => {
  show(null);
  expect([screen.getByRole('button', { name: 'Make the plan' }).tagName, posts]).toEqual(['BUTTON', []]);
  cleanup();
  answers = [{ status: 202, body: { state: 'making', retryAfterS: 60 } }];
  show(null, Date.now());
  await screen.findByText('Making your plan…');
  await waitFor(() => expect(posts).toEqual([{ turnId: TURN }]));
});

test('a missing fact is asked for in the card, and the facts said before are sent with the next', async () => {
  answers = [failed(400, 'invalid', 'Hours?', 'weeklyHours'), failed(400, 'invalid', 'Level?', 'level')];
  show(null);
  press('Make the plan');
  fireEvent.change(await screen.findByLabelText('Time to train, hours a week'), { target: { value: '99' } });
  press('Make the plan');
  expect(screen.getByText('Hours from 0.5 to 40, like 5 or 6.5.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Time to train, hours a week'), { target: { value: '6,5' } });
  press('Make the plan');
  fireEvent.click(await screen.findByRole('radio', { name: 'Advanced' }));
  press('Make the plan');
  await waitFor(() => expect(posts.at(-1)).toEqual({ turnId: TURN, weeklyHours: 6.5, level: 'advanced' }));
});

test('a refusal says why and offers nothing to try; a failure offers to try again', async () => {
  answers = [failed(403, 'forbidden', 'See a physiotherapist first.')];
  show(null);
  press('Make the plan');
  await screen.findByText('See a physiotherapist first.');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  cleanup();
  answers = [failed(503, 'unavailable', 'A part of the coach does not answer.')];
  show(null);
  press('Make the plan');
  await screen.findByText(/does not answer. The answer is kept/);
  press('Try again');
  await waitFor(() => expect(posts).toHaveLength(3));
});

test('what is ready has its facts, its origin and one next action; what is active can be undone', async () => {
  show(PLAN);
  expect(screen.getByText(/breaks a rule of sound training/)).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', 'two', 'three']);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Review', 'Not now']);
  cleanup();
  show({ ...PLAN, status: 'active', madeBy: 'coach', madeBecause: null });
  expect(screen.getByText('Your plan is active')).toBeTruthy();
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Open', 'Undo']);
  press('Undo');
  await waitFor(() => expect(posts).toEqual([{}]));
});

test('put aside, it is a line that brings it back, and the device remembers', () => {
  show(PLAN);
  press('Not now');
  expect(screen.queryByText('Twelve weeks')).toBeNull();
  expect(window.localStorage.getItem('hyrox.plans-aside')).toContain(TURN);
  press('Show');
  expect(screen.getByText('Twelve weeks')).toBeTruthy();
});
