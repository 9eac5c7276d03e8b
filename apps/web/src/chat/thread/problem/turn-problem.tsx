import { RotateCcw } from 'lucide-react';
import type { FollowedTurn } from '../../../turns/turn-store.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemCard } from '../../../ui/problem-card.tsx';
import { describeFailure, isCutShort } from '../../answer/describe-answer.ts';
import { goOnMessage } from '../../answer/go-on-message.ts';
import { formatWait, useCountdown } from '../../use-countdown.ts';
import type { ThreadItem } from '../build-thread.ts';

interface TurnProblemProps {
  last: ThreadItem | undefined;
  followed: FollowedTurn | null;
  onSend: (message: string) => void;
  /** Sends a message in the place of an ended turn. */
  onReplace: (turnId: string, message: string) => void;
  onSendAgain: (refused: FollowedTurn) => void;
  onFollowAgain: (turnId: string) => void;
}

/** What stands below the last answer when it is not a whole one: what failed, what was kept, and the one way on. */
export function TurnProblem({ last, followed, onSend, onReplace, onSendAgain, onFollowAgain }: TurnProblemProps) {
  if (followed?.view.refusal) return <RefusedTurn turn={followed} onSendAgain={onSendAgain} onFollowAgain={onFollowAgain} />;
  if (last?.kind !== 'answer' || last.answer.isLive) return null;
  const { answer, turnId, question } = last;
  const failure = describeFailure(answer);
  const goOn = () => onSend(goOnMessage(answer));
  if (!failure) {
    if (!isCutShort(answer)) return null;
    return (
      <Button tone="outline" size="small" className="-mt-3 ml-8 self-start rounded-full px-4" onClick={goOn}>
        Go on
      </Button>
    );
  }
  return (
    <ProblemCard
      title={failure.title}
      action={
        <div className="flex flex-wrap gap-2">
          <Button tone="accent" onClick={() => onReplace(turnId, question)}>
            <RotateCcw aria-hidden className="size-4" />
            Try again
          </Button>
          {answer.text !== '' && (
            <Button tone="outline" onClick={goOn}>
              Go on
            </Button>
          )}
        </div>
      }
    >
      {failure.kept}
    </ProblemCard>
  );
}

interface RefusedTurnProps {
  turn: FollowedTurn;
  onSendAgain: (refused: FollowedTurn) => void;
  onFollowAgain: (turnId: string) => void;
}

/** The server would not take the message, or could not be followed to the end. */
function RefusedTurn({ turn, onSendAgain, onFollowAgain }: RefusedTurnProps) {
  const { refusal, attempt } = turn.view;
  const waitS = useCountdown(refusal?.retryAtMs ?? null);
  const wasTaken = attempt > 0 || turn.message === null;
  const again = () => (wasTaken ? onFollowAgain(turn.turnId) : onSendAgain(turn));
  return (
    <ProblemCard
      title={refusal?.message ?? ''}
      action={
        <Button tone={waitS > 0 ? 'raised' : 'accent'} disabled={waitS > 0} onClick={again}>
          <RotateCcw aria-hidden className="size-4" />
          {waitS > 0 ? `Try again in ${formatWait(waitS)}` : 'Try again'}
        </Button>
      }
    >
      {whatWasKept(turn, wasTaken)}
    </ProblemCard>
  );
}

function whatWasKept({ replaces }: FollowedTurn, wasTaken: boolean): string {
  if (wasTaken) return 'The answer goes on without this page and is stored.';
  return replaces ? 'Nothing was replaced. What you had is still here.' : 'Your message was not sent. It is kept in the box below.';
}
