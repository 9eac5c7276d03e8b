import Link from 'next/link';
import { Button } from '../../ui/button.tsx';
import { linkStyle } from '../link-style.ts';

interface MailSentProps {
  to: string;
  /** Where the embedded default shows its mails; it sends none. */
  inboxUrl: string | null;
  onAgain: () => void;
}

/** What there is to do while the mail is on its way. */
export function MailSent({ to, inboxUrl, onAgain }: MailSentProps) {
  return (
    <>
      {inboxUrl && (
        <div className="flex flex-col items-start rounded-card border border-line bg-surface p-4 text-small text-muted lg:bg-ground">
          <p>This is a local copy, which sends nothing: the mail is in its own inbox.</p>
          <a
            href={`${inboxUrl}?to=${encodeURIComponent(to)}`}
            target="_blank"
            rel="noopener noreferrer"
            className={`${linkStyle} [overflow-wrap:anywhere]`}
          >
            {inboxUrl}
          </a>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button tone="outline" onClick={onAgain}>
          Ask again
        </Button>
        <Link href="/sign-in" className={`${linkStyle} text-small`}>
          Back to sign-in
        </Link>
      </div>
    </>
  );
}
