import { Dots } from '../../ui/dots.tsx';
import type { Answer } from '../answer/answer.ts';
import { describeWait } from '../answer/describe-answer.ts';
import { useElapsed } from '../use-elapsed.ts';

/** The honest wait: dots at once, after two seconds what is happening. Stands where the first line of the answer will. */
export function WaitingLine({ answer, sentAt }: { answer: Answer; sentAt: number }) {
  const waitedMs = useElapsed(sentAt, 2_000);
  const words = describeWait(answer, waitedMs);
  return (
    <p className="flex min-h-6 items-center gap-3 text-muted">
      <Dots />
      {words && <span className="animate-fade">{words}</span>}
    </p>
  );
}
