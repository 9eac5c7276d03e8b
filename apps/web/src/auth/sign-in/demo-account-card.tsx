import { Button } from '../../ui/button.tsx';

/** The demo account of the embedded default, when the server runs as that. */
export interface DemoAccount {
  email: string;
  password: string;
}

interface DemoAccountCardProps {
  email: string;
  isBusy: boolean;
  onUse: () => void;
}

/** The way in for somebody who only wants to look. Shown by the embedded default alone. */
export function DemoAccountCard({ email, isBusy, onUse }: DemoAccountCardProps) {
  return (
    <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 lg:bg-ground">
      <p className="text-small text-muted">
        This is a local copy with a ready-made account, <span className="text-text [overflow-wrap:anywhere]">{email}</span>.
      </p>
      <Button tone="outline" disabled={isBusy} onClick={onUse}>
        Use the demo account
      </Button>
    </div>
  );
}
