import { LogOut } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '../../ui/button.tsx';
import { linkStyle } from '../link-style.ts';

/** In the place of a page whose session was ended from somewhere else: why, what is kept, and the way back in. */
export function SessionEndedCard({ path }: { path: string }) {
  return (
    <div className="mx-auto flex min-h-[75dvh] w-full max-w-md flex-1 flex-col items-start justify-center gap-5 px-4 py-8">
      <LogOut aria-hidden className="size-8 text-muted" />
      <div role="alert" className="flex flex-col gap-2">
        <h1 className="text-4xl leading-none">You were signed out on another device</h1>
        <p className="text-muted">
          Your account was signed out everywhere, got a new password, or was deleted. If that was not you, choose a new password now.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Link href={`/sign-in?next=${encodeURIComponent(path)}`} className={buttonStyle({ tone: 'accent', className: 'min-h-12' })}>
          Sign in again
        </Link>
        <Link href="/reset-password" className={linkStyle}>
          Choose a new password
        </Link>
      </div>
    </div>
  );
}
