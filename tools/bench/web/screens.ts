/** Who looks at a screen: nobody, somebody who has just signed up, an athlete with a history, or who looks after the service. */
export type Visitor = 'nobody' | 'newcomer' | 'athlete' | 'ops';

/** What was made before anybody looks. */
export interface Made {
  /** A conversation that the athlete has had. */
  conversationId: string;
  /** The deletion of an account. */
  erasureId: string;
}

export interface Screen {
  name: string;
  /** Its folder in `apps/web/src/app`; null for an address that leads nowhere. */
  route: string | null;
  visitor: Visitor;
  path: (made: Made) => string;
  /** Words or a label that stand on the screen once it is complete. */
  shows: string;
}

/** Every screen there is: what the bench measures and the journey over all screens walks. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', route: 'sign-in', visitor: 'nobody', path: () => '/sign-in', shows: 'Create an account' },
  { name: 'sign-up', route: 'sign-in', visitor: 'nobody', path: () => '/sign-in?account=new', shows: 'Create your account' },
  { name: 'reset', route: 'reset-password', visitor: 'nobody', path: () => '/reset-password', shows: 'Send the link' },
  { name: 'return', route: 'auth/callback', visitor: 'nobody', path: () => '/auth/callback', shows: 'Back to sign-in' },
  { name: 'onboarding', route: 'onboarding', visitor: 'newcomer', path: () => '/onboarding', shows: 'Step 1 of 6' },
  { name: 'coach-empty', route: 'coach', visitor: 'athlete', path: () => '/coach', shows: 'Message to Coach K' },
  {
    name: 'coach',
    route: 'coach/[conversationId]',
    visitor: 'athlete',
    path: ({ conversationId }) => `/coach/${conversationId}`,
    shows: 'Copy answer',
  },
  { name: 'training', route: 'training', visitor: 'athlete', path: () => '/training', shows: 'Undo last change' },
  { name: 'training-empty', route: 'training', visitor: 'newcomer', path: () => '/training', shows: 'Ask for a plan' },
  { name: 'log', route: 'log', visitor: 'athlete', path: () => '/log', shows: 'Save to log' },
  { name: 'me', route: 'me', visitor: 'athlete', path: () => '/me', shows: 'Edit: Training' },
  { name: 'ops', route: 'ops', visitor: 'ops', path: () => '/ops', shows: 'Where the time goes' },
  { name: 'goodbye', route: 'goodbye', visitor: 'nobody', path: ({ erasureId }) => `/goodbye?erasure=${erasureId}`, shows: 'To the start' },
  { name: 'not-found', route: null, visitor: 'nobody', path: () => '/off-the-course', shows: 'Back to Coach K' },
];

/** Addresses that only send on, to a screen of the list. */
export const WITHOUT_SCREEN: readonly string[] = [''];

export const DEVICES = ['phone', 'desktop'] as const;
export type DeviceName = (typeof DEVICES)[number];

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];
