import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { SignInAgain } from '../../auth/sign-in-again.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { AccountProblem } from '../account-problem.tsx';
import { needsSignIn } from '../needs-sign-in.ts';
import { CONFIRM_WORDS, useDeleteAccount } from './use-delete-account.ts';

/** Says what goes and what stays, has the athlete type the words, and sees that it really is them. */
export function DeleteAccountDialog({ onKeep }: { onKeep: () => void }) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [isAskingSignIn, setIsAskingSignIn] = useState(false);
  const deletion = useDeleteAccount({
    onDeleted: (erasureId) => router.replace(`/goodbye?erasure=${erasureId}`),
    onError: (error) => setIsAskingSignIn(needsSignIn(error)),
  });
  const isTyped = typed.trim().toLowerCase() === CONFIRM_WORDS;
  const isBusy = deletion.isPending || deletion.isSuccess;

  if (isAskingSignIn) {
    return (
      <Modal isOpen isDestructive onOpenChange={onKeep} title="Is it you?" description="Sign in again to delete your account">
        <SignInAgain
          reason="Deleting cannot be undone, so please sign in again first. Nothing is deleted yet."
          onCancel={onKeep}
          onSignedIn={() => {
            setIsAskingSignIn(false);
            deletion.mutate();
          }}
        />
      </Modal>
    );
  }
  return (
    <Modal
      isOpen
      onOpenChange={() => isBusy || onKeep()}
      isDestructive
      title="Delete my account"
      description="What is deleted, what remains, and the words to type"
    >
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (isTyped && !isBusy) deletion.mutate();
        }}
      >
        <WhatGoes />
        <div className="mt-4">
          <Field
            label={`Type “${CONFIRM_WORDS}” to go on`}
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <AccountProblem error={deletion.error} kept="Nothing was deleted." />
        <div className="mt-3 flex flex-col gap-2 sm:flex-row-reverse">
          <Button type="submit" tone="danger" disabled={!isTyped || isBusy}>
            {isBusy ? 'Deleting…' : 'Delete everything'}
          </Button>
          <Button tone="outline" disabled={isBusy} onClick={onKeep}>
            Keep my account
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function WhatGoes() {
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-medium">Deleted for good</p>
        <p className="text-small text-muted">
          Your sign-in, profile and consents, every workout, run and benchmark, every conversation with its answers and thumbs, and what was
          kept of them for training the coach.
        </p>
      </div>
      <div>
        <p className="font-medium">What remains</p>
        <p className="text-small text-muted">
          A record that an account was erased and when, with a code that no longer leads to you. What your answers cost stays counted,
          without you. A model that has already been trained cannot unlearn.
        </p>
      </div>
    </div>
  );
}
