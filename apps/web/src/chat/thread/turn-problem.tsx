import { RotateCcw } from 'lucide-react';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { describeFailure, isCutShort } from '../answer/describe-answer.ts';
import type { ThreadItem } from './build-thread.ts';

interface TurnProblemProps {
  last: ThreadItem | undefined;
  followed: FollowedTurn | null;
  onSend: (message: string) => void;
  onFollowAgain: (turnId: string) => void;
}

const GO_ON = 'Please go on from where you stopped.';

/** What stands below the last answer when it is not a whole one: what failed, what was kept, and the one way on. */
export function TurnProblem({ last, followed, onSend, onFollowAgain }: TurnProblemProps) {
  const refusal = followed?.view.refusal;
  if (followed && refusal) {
    const wasSent = followed.view.attempt > 0 || followed.message === null;
    const again = () => (wasSent ? onFollowAgain(followed.turnId) : onSend(followed.message ?? ''));
    return (
      <ProblemCard title={refusal.message} action={<TryAgain onClick={again} />}>
        {wasSent ? 'The answer goes on without this page and is stored.' : 'Your message was not sent. It is kept here.'}
      </ProblemCard>
    );
  }
  if (last?.kind !== 'answer' || last.answer.isLive) return null;
  const failure = describeFailure(last.answer);
  if (failure) {
    return (
      <ProblemCard title={failure.title} action={<TryAgain onClick={() => onSend(last.question)} />}>
        {failure.kept}
      </ProblemCard>
    );
  }
  if (!isCutShort(last.answer)) return null;
  return (
    <Button tone="outline" size="small" className="-mt-3 ml-8 self-start rounded-full px-4" onClick={() => onSend(GO_ON)}>
      Go on
    </Button>
  );
}

function TryAgain({ onClick }: { onClick: () => void }) {
  return (
    <Button tone="accent" onClick={onClick}>
      <RotateCcw aria-hidden className="size-4" />
      Try again
    </Button>
  );
}
