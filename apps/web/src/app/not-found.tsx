import Link from 'next/link';
import { buttonStyle } from '../ui/button.tsx';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-4 px-4">
      <h1 className="text-4xl">Off the course</h1>
      <p className="text-muted">There is nothing at this address. Your conversations are where you left them.</p>
      <Link href="/coach" className={buttonStyle({ tone: 'accent' })}>
        Back to Coach K
      </Link>
    </main>
  );
}
