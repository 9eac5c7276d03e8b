/** Who looks at a screen: nobody, somebody who has just signed up, or an athlete with a history. */
export type Visitor = 'nobody' | 'newcomer' | 'athlete';

export interface Screen {
  name: string;
  visitor: Visitor;
  path: (conversationId: string) => string;
}

/** Every screen that is measured. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', visitor: 'nobody', path: () => '/sign-in' },
  { name: 'onboarding', visitor: 'newcomer', path: () => '/onboarding' },
  { name: 'coach, empty', visitor: 'athlete', path: () => '/coach' },
  { name: 'coach, a conversation', visitor: 'athlete', path: (conversationId) => `/coach/${conversationId}` },
  { name: 'log', visitor: 'athlete', path: () => '/log' },
  { name: 'me', visitor: 'athlete', path: () => '/me' },
];

export const DEVICES = ['phone', 'desktop'] as const;
export type DeviceName = (typeof DEVICES)[number];

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];
