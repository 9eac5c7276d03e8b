import { BookOpenText, Timer, WifiOff } from 'lucide-react';
import { AuthFrame } from '../auth-frame.tsx';
import type { Provider } from '../oauth/providers.ts';
import type { DemoAccount } from './demo-account-card.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface SignInScreenProps {
  demo: DemoAccount | null;
  providers: readonly Provider[];
  /** The page that was asked for, or null. */
  next: string | null;
  /** The address asks for a new account. */
  isNew: boolean;
  /** They have just signed out, of this device or of every one. */
  left: 'here' | 'everywhere' | null;
}

const FACTS = [
  { Icon: BookOpenText, words: 'Every answer shows the passage it rests on.' },
  { Icon: Timer, words: 'Your race date, your level and your last session count.' },
  { Icon: WifiOff, words: 'Bad signal in the gym? What you asked is kept.' },
];

const LEFT = {
  here: 'You are signed out on this device.',
  everywhere: 'You are signed out on every device. Whoever had one open is asked for the password within seconds.',
} as const;

/** The door: what this is, and one action. */
export function SignInScreen({ demo, providers, next, isNew, left }: SignInScreenProps) {
  return (
    <AuthFrame
      title="Train with Coach K"
      lead="Straight answers for Hyrox, from research, between two sets."
      aside={
        <ul className="flex flex-col gap-4 text-muted">
          {FACTS.map(({ Icon, words }) => (
            <li key={words} className="flex items-center gap-3">
              <Icon aria-hidden className="size-5 shrink-0 text-text" />
              {words}
            </li>
          ))}
        </ul>
      }
    >
      {left && (
        <p role="status" className="text-muted">
          {LEFT[left]}
        </p>
      )}
      <SignInForm demo={demo} providers={providers} next={next} begins={isNew ? 'sign-up' : 'sign-in'} />
    </AuthFrame>
  );
}
