'use client';

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { AccountCard } from './account-card.tsx';
import { DeleteAccountDialog } from './deletion/delete-account-dialog.tsx';

/** The end of the account. The question, the words to type and the deed are in the dialog. */
export function DeleteAccount() {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <AccountCard
      title="Delete my account"
      words="Deletes you and everything you stored, for good. Download your data first if you want to keep it."
    >
      <Button tone="outline" className="border-danger/50 text-danger hover:border-danger" onClick={() => setIsAsking(true)}>
        Delete my account…
      </Button>
      {isAsking && <DeleteAccountDialog onKeep={() => setIsAsking(false)} />}
    </AccountCard>
  );
}
