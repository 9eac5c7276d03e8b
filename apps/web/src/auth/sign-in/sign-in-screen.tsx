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
}

const FACTS = [
  { Icon: BookOpenText, words: 'Every answer shows the passage it rests on.' },
  { Icon: Timer, words: 'Your race date, your level and your last session count.' },
  { Icon: WifiOff, words: 'Bad signal in the gym? What you asked is kept.' },
];

/** The door: what this is, and one action. */
export function SignInScreen({ demo, providers, next, isNew }: SignInScreenProps) {
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
      <SignInForm demo={demo} providers={providers} next={next} begins={isNew ? 'sign-up' : 'sign-in'} />
    </AuthFrame>
  );
}
