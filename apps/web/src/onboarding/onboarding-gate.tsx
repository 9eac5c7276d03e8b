'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import { currentConversationId } from '../conversations/conversation-path.ts';
import { useProfile } from '../profile/use-profile.ts';
import { rememberLed, wasLed } from './led-before.ts';
import { isOver } from './steps.ts';

/** Longer than this the coach is not kept waiting for the profile. */
const PATIENCE_MS = 1_500;

interface OnboardingGateProps {
  /** What stands there for the moment in which it is not yet known, once per athlete and browser. */
  waiting: ReactNode;
  children: ReactNode;
}

/**
 * Leads an athlete who has not begun the first form to it, once per browser. Everybody else, and everybody whose profile cannot be
 * read in time, gets the children; a browser that knows its athlete asks nothing at all, and an address that names a conversation
 * is that of somebody who has met the coach: what they came to read does not wait.
 */
export function OnboardingGate({ waiting, children }: OnboardingGateProps) {
  const { athleteId } = useAuth();
  const router = useRouter();
  const [mustAsk] = useState(() => athleteId !== null && currentConversationId() === null && !wasLed(window.localStorage, athleteId));
  const [isOutOfPatience, setIsOutOfPatience] = useState(false);
  const { data: profile, hasFailed } = useProfile({ isWanted: mustAsk });
  const isNew = mustAsk && profile !== undefined && !isOver(profile) && !isOutOfPatience;

  useEffect(() => {
    if (!mustAsk) return;
    const timer = setTimeout(() => setIsOutOfPatience(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [mustAsk]);

  useEffect(() => {
    if (!mustAsk || !athleteId || !profile) return;
    if (isNew) router.replace('/onboarding');
    else if (isOver(profile)) rememberLed(window.localStorage, athleteId);
  }, [mustAsk, athleteId, profile, isNew, router]);

  const isKnown = !mustAsk || hasFailed || isOutOfPatience || (profile !== undefined && !isNew);
  // The whole chat follows from this; in slices, so that a slow phone stays usable meanwhile.
  const mayShow = useDeferredValue(isKnown);
  return mayShow ? children : waiting;
}
