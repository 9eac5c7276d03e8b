'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import { SignInAgain } from '../auth/sign-in-again.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountProblem } from './account-problem.tsx';
import { downloadExport } from './export/download-export.ts';
import { formatBytes } from './export/format-bytes.ts';
import { needsSignIn } from './needs-sign-in.ts';
import { saveFile } from './export/save-file.ts';

/** Gives the athlete everything that is stored about them, as one file. */
export function ExportMyData() {
  const { token } = useAuth();
  const [bytes, setBytes] = useState(0);
  const [isAskingSignIn, setIsAskingSignIn] = useState(false);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);

  const download = useMutation({
    mutationFn: async () => {
      leaving.current = new AbortController();
      setBytes(0);
      const { name, blob } = await downloadExport({ token, signal: leaving.current.signal, onProgress: setBytes });
      saveFile(name, blob);
      return blob.size;
    },
    onError: (error) => setIsAskingSignIn(needsSignIn(error)),
  });
  const leaveSignIn = () => {
    setIsAskingSignIn(false);
    download.reset();
  };
  const wasCancelled = download.isError && leaving.current.signal.aborted;

  return (
    <AccountCard
      title="My data"
      words="One JSON file with all there is: profile, consents, log, conversations, thumbs, and what was kept for training the coach."
    >
      {download.isPending ? (
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className="text-small">
            {bytes === 0 ? 'Gathering your data…' : `${formatBytes(bytes)} so far…`}
          </p>
          <Button tone="quiet" size="small" onClick={() => leaving.current.abort()}>
            Cancel
          </Button>
        </div>
      ) : (
        <Button tone="outline" onClick={() => download.mutate()}>
          <Download aria-hidden className="size-4" />
          {download.isSuccess ? 'Download again' : 'Download my data'}
        </Button>
      )}
      <p role="status" className="text-small text-positive empty:hidden">
        {download.isSuccess && `Done: ${formatBytes(download.data)} are in your downloads.`}
      </p>
      <AccountProblem error={wasCancelled || isAskingSignIn ? null : download.error} kept="Nothing was changed; try again." />
      {isAskingSignIn && (
        <Modal isOpen onOpenChange={leaveSignIn} title="Is it you?" description="Sign in again to download your data">
          <SignInAgain
            reason="Your data leaves the server, so please sign in again first."
            onCancel={leaveSignIn}
            onSignedIn={() => {
              setIsAskingSignIn(false);
              download.mutate();
            }}
          />
        </Modal>
      )}
    </AccountCard>
  );
}
