import { LogOut } from 'lucide-react';
import { useAuth } from '../auth/auth-context.tsx';
import { Button } from '../ui/button.tsx';

/** Whose account this is, and the way out of it on this device. */
export function SideAccount() {
  const { email, status, signOut } = useAuth();
  return (
    <div className="flex min-h-14 shrink-0 items-center justify-between gap-2 border-t border-line py-1.5 pr-1.5 pl-4">
      <span className="truncate text-small text-muted">{email}</span>
      {status === 'signed-in' && (
        <Button tone="quiet" size="small" onClick={() => void signOut()}>
          <LogOut aria-hidden className="size-4" />
          Sign out
        </Button>
      )}
    </div>
  );
}
