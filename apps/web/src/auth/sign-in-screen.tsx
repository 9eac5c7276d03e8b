import { Wordmark } from '../ui/wordmark.tsx';
import type { DemoAccount } from './demo-account-card.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door: one column, one action. */
export function SignInScreen({ demo, next }: { demo: DemoAccount | null; next: string }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col justify-center gap-8 px-4 py-10">
      <header className="flex flex-col gap-6">
        <Wordmark />
        <div className="flex flex-col gap-2">
          <h1 className="text-4xl leading-none">Train with Coach K</h1>
          <p className="text-muted">Straight answers for Hyrox, from research, between two sets.</p>
        </div>
      </header>
      <SignInForm demo={demo} next={next} />
    </main>
  );
}
