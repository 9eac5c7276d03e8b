import type { Handed } from '../session/take-fragment.ts';
import type { OAuthFlow } from './oauth-flow.ts';
import { PROVIDER_NAMES } from './providers.ts';

/** What a return from a provider, or from the link of a confirmation mail, amounts to. */
export type OAuthReturn =
  | { kind: 'session'; tokens: NonNullable<Handed['tokens']>; next: string | null }
  | { kind: 'confirmed' }
  | { kind: 'problem'; title: string; words: string; next: string | null };

/** Reads a return. The words are ours: those in the address can be written by whoever makes the link. */
export function readReturn(handed: Handed, flow: OAuthFlow | null): OAuthReturn {
  const next = flow?.next ?? null;
  const who = flow ? PROVIDER_NAMES[flow.provider] : 'The provider';
  const error = handed.read('error_code') ?? handed.read('error');
  if (error) return { kind: 'problem', next, ...describe(error, who) };
  if (handed.tokens && flow !== null && handed.read('flow') === flow.flow) return { kind: 'session', tokens: handed.tokens, next };
  if (handed.read('type') === 'signup') return { kind: 'confirmed' };
  const words = 'It was not begun in this tab, or it was left open too long. Nothing has changed; sign in again.';
  return { kind: 'problem', title: 'This sign-in cannot be used', words, next };
}

function describe(error: string, who: string): { title: string; words: string } {
  switch (error) {
    case 'access_denied':
    case 'user_cancelled_authorize':
      return { title: `${who} did not sign you in`, words: 'You said no there, or closed the page. Nothing has changed.' };
    case 'signup_disabled':
      return {
        title: 'New accounts are closed',
        words: 'There is no account with this address, and no new ones are made here at the moment.',
      };
    case 'provider_email_needs_verification':
      return { title: 'Your address is not confirmed', words: `Confirm it with ${who} first, then try again.` };
    case 'otp_expired':
      return { title: 'This link has expired', words: 'Sign in with your password, or ask for a new link.' };
    case 'user_banned':
      return { title: 'This account is blocked', words: 'Nobody can sign in with it at the moment.' };
    default:
      return { title: `${who} did not sign you in`, words: 'Something went wrong on the way. Try again, or sign in another way.' };
  }
}
