'use client';

import { Button } from '../../ui/button.tsx';
import { FormProblem } from '../fields/form-problem.tsx';
import { ProviderMark } from './provider-mark.tsx';
import { type Provider, PROVIDER_NAMES } from './providers.ts';
import { useProviderSignIn } from './use-provider-sign-in.ts';

interface ProviderButtonsProps {
  providers: readonly Provider[];
  /** Where to go afterwards, when not to the chat. */
  next: string | null;
  hasDivider?: boolean;
}

/** A button for each provider that is set up; nothing when there is none. */
export function ProviderButtons({ providers, next, hasDivider = true }: ProviderButtonsProps) {
  const { leavingTo, problem, goTo } = useProviderSignIn(next);
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {hasDivider && (
        <p className="flex items-center gap-3 text-small text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </p>
      )}
      {providers.map((provider) => (
        <Button
          key={provider}
          tone="outline"
          aria-disabled={leavingTo !== null}
          className="min-h-12 aria-disabled:opacity-60"
          onClick={() => void goTo(provider)}
        >
          <ProviderMark provider={provider} />
          {leavingTo === provider ? `Going to ${PROVIDER_NAMES[provider]}…` : `Continue with ${PROVIDER_NAMES[provider]}`}
        </Button>
      ))}
      <FormProblem message={problem} />
    </div>
  );
}
