import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { STEP_WORDS, type Step, STEPS } from './steps.ts';

interface StepFrameProps {
  step: Step;
  /** The first step that this visit shows does not take the focus; every later one does. */
  isFirstShown: boolean;
  onSubmit: (form: HTMLFormElement) => void;
  onBack: (() => void) | null;
  onSkip: () => void;
  isSaving: boolean;
  problem: string | null;
  children: ReactNode;
}

/** One step: how far along, what is asked, and the one way on. Enter goes on too. */
export function StepFrame({ step, isFirstShown, onSubmit, onBack, onSkip, isSaving, problem, children }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, intro } = STEP_WORDS[step];
  const number = STEPS.indexOf(step) + 1;
  const isLast = number === STEPS.length;

  useEffect(() => {
    if (isFirstShown) return;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [isFirstShown]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSaving) onSubmit(event.currentTarget);
  };
  return (
    <form noValidate onSubmit={submit} className="mx-auto flex min-h-dvh w-full max-w-xl flex-col">
      <div className="flex items-center justify-between gap-3 px-4 pt-[max(0.5rem,env(safe-area-inset-top))]">
        <p className="text-small text-muted">
          Step {number} of {STEPS.length}
        </p>
        <Button tone="quiet" size="small" onClick={onSkip}>
          Skip for now
        </Button>
      </div>
      <div
        role="progressbar"
        aria-label="First form"
        aria-valuemin={0}
        aria-valuemax={STEPS.length}
        aria-valuenow={number}
        aria-valuetext={`Step ${number} of ${STEPS.length}`}
        className="mx-4 flex gap-1.5"
      >
        {STEPS.map((own, index) => (
          <span key={own} className={`h-1 flex-1 rounded-full ${index < number ? 'bg-text' : 'bg-line'}`} />
        ))}
      </div>
      <div className="flex flex-1 flex-col gap-6 px-4 pt-8 pb-8">
        <div className="flex flex-col gap-2">
          <h1 ref={heading} tabIndex={-1} className="text-4xl leading-none focus:outline-none">
            {title}
          </h1>
          <p className="text-muted">{intro}</p>
        </div>
        {children}
      </div>
      <div className="sticky bottom-0 z-10 flex flex-col gap-2 border-t border-line bg-ground px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        {problem && (
          <p role="alert" className="text-small text-danger">
            {problem}
          </p>
        )}
        <div className="flex gap-3">
          {onBack && (
            <Button tone="outline" className="min-h-12" onClick={onBack}>
              Back
            </Button>
          )}
          <Button type="submit" tone="accent" className="min-h-12 flex-1" aria-disabled={isSaving}>
            {isSaving ? 'Saving…' : isLast ? 'Go to Coach K' : 'Continue'}
          </Button>
        </div>
      </div>
    </form>
  );
}
