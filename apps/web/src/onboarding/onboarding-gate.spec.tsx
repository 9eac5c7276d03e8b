/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Profile } from '@hyrox/contracts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { anyProfile } from '../profile/form/profile.fixture.ts';

interface Read {
  data?: Profile;
  hasFailed: boolean;
}

const replace = jest.fn<(path: string) => void>();
const useProfile = jest.fn<(options: { isWanted: boolean }) => Read>();
const ROUTER = { replace };
jest.unstable_mockModule('next/navigation', () => ({ useRouter: () => ROUTER, usePathname: () => '/coach' }));
jest.unstable_mockModule('../auth/auth-context.tsx', () => ({ useAuth: () => ({ athleteId: 'kim' }) }));
jest.unstable_mockModule('../profile/use-profile.ts', () => ({ useProfile }));
const { OnboardingGate } = await import('./onboarding-gate.tsx');
const { rememberLed, wasLed } = await import('./led-before.ts');

const PENDING: Read = { hasFailed: false };
const known = (onboarding: Profile['onboarding']): Read => ({ hasFailed: false, data: anyProfile({ onboarding }) });

beforeEach(() => {
  jest.useFakeTimers();
  replace.mockClear();
  window.localStorage.clear();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function show(read: Read) {
  useProfile.mockReturnValue(read);
  return render(<OnboardingGate waiting="a moment">the coach</OnboardingGate>);
}

test('a new athlete is led to the form and never sees the coach flash by', () => {
  const { rerender } = show(PENDING);
  expect(screen.getByText('a moment')).toBeTruthy();
  useProfile.mockReturnValue(known('body'));
  rerender(<OnboardingGate waiting="a moment">the coach</OnboardingGate>);
  expect(screen.queryByText('the coach')).toBeNull();
  expect(replace).toHaveBeenCalledWith('/onboarding');
});

test.each(['skipped', 'done'] as const)(
  'an athlete who is through with it (%s) goes on, and this browser never asks again',
  (onboarding) => {
    show(known(onboarding));
    expect(screen.getByText('the coach')).toBeTruthy();
    expect([replace.mock.calls.length, wasLed(window.localStorage, 'kim')]).toEqual([0, true]);
  },
);

test('a browser that has led its athlete once asks nothing and leads nowhere', () => {
  rememberLed(window.localStorage, 'kim');
  show(known('basics'));
  expect(screen.getByText('the coach')).toBeTruthy();
  expect(replace).not.toHaveBeenCalled();
  expect(useProfile).toHaveBeenLastCalledWith({ isWanted: false });
});

test('whoever opens a conversation by its address reads it at once, also in a browser that does not know them', () => {
  window.history.replaceState(null, '', '/coach/0192f0c1-0000-7000-8000-000000000001');
  show(PENDING);
  expect(screen.getByText('the coach')).toBeTruthy();
  expect(useProfile).toHaveBeenLastCalledWith({ isWanted: false });
  window.history.replaceState(null, '', '/');
});

test('a profile that cannot be read, or not soon, keeps nobody from the coach', () => {
  show({ hasFailed: true });
  expect(screen.getByText('the coach')).toBeTruthy();
  cleanup();
  const { rerender } = show(PENDING);
  act(() => jest.advanceTimersByTime(2_000));
  expect(screen.getByText('the coach')).toBeTruthy();
  useProfile.mockReturnValue(known('basics'));
  rerender(<OnboardingGate waiting="a moment">the coach</OnboardingGate>);
  expect(screen.getByText('the coach')).toBeTruthy();
  expect(replace).not.toHaveBeenCalled();
});
