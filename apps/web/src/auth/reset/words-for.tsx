import type { ReactNode } from 'react';
import type { RecoveryStep } from './use-recovery.ts';

/** Title and lead of each step of a reset. `sentTo` is the address a link was asked for. */
export function wordsFor(state: RecoveryStep, sentTo: string | null): { title: string; lead: ReactNode } {
  switch (state.step) {
    case 'reading':
      return { title: 'Reset your password', lead: 'Looking at your link.' };
    case 'asking':
      return sentTo === null ? wordsForAsking(state.isExpired) : wordsForSent(sentTo);
    case 'choosing':
      return { title: 'Choose a new password', lead: <>For {strong(state.email)}. Your other devices are signed out.</> };
    case 'unreachable':
      return {
        title: 'No connection to the server',
        lead: 'What the link gave you is kept in this tab. Try again when there is a connection.',
      };
    case 'saved':
      return {
        title: 'Your password is saved',
        lead: state.areOthersOut
          ? 'Opening Coach K.'
          : 'Your other devices could not be signed out. Do that under Me, with “Sign out everywhere”.',
      };
  }
}

function wordsForAsking(isExpired: boolean): { title: string; lead: ReactNode } {
  if (!isExpired) return { title: 'Forgot your password?', lead: 'We send a link to your e-mail. Behind it you choose a new one.' };
  return {
    title: 'This link is no longer good',
    lead: 'It was used already, is older than an hour, or a newer one was sent. Ask for a new one.',
  };
}

function wordsForSent(to: string): { title: string; lead: ReactNode } {
  return {
    title: 'Look at your mail',
    lead: <>If there is an account with {strong(to)}, a mail is on its way. Its link works once, for an hour.</>,
  };
}

function strong(text: string): ReactNode {
  return <span className="font-medium text-text">{text}</span>;
}
