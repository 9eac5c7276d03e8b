import { useEffect, useState } from 'react';
import { say } from '../connection/announce.ts';

const SHOWN_MS = 1_600;

/** Copies a text and says for a moment that it did. A browser that refuses the clipboard changes nothing on the page. */
export function useCopy(text: string): { isCopied: boolean; copy: () => void } {
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setIsCopied(true);
        say('Copied');
      },
      (reason: unknown) => {
        console.warn('The text was not copied', reason);
        say('This browser does not allow copying');
      },
    );
  };
  return { isCopied, copy };
}
