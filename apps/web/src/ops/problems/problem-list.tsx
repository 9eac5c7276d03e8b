import { CircleCheck, Siren, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { many, saySince } from '../say.ts';
import type { Problem } from './problem.ts';
import { REMEDIES } from './remedies.ts';

interface ProblemListProps {
  problems: readonly Problem[];
  nowMs: number;
}

/** What is wrong, since when, what to do; or that nothing is. Announced when it changes. */
export function ProblemList({ problems: found, nowMs }: ProblemListProps) {
  const problems = found.filter(({ over }) => !over);
  const over = found.filter((problem) => problem.over);
  return (
    <section aria-live="polite" className="flex flex-col gap-3">
      <h1 className="text-3xl leading-tight">{headline(problems, over.length)}</h1>
      {problems.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-positive" />
          Every service answers, and no figure is over the line of its alert.
        </p>
      )}
      {problems.length > 0 && (
        <ol className="flex flex-col gap-3">
          {problems.map((problem) => (
            <ProblemItem key={`${problem.entry} ${problem.key}`} problem={problem} nowMs={nowMs} />
          ))}
        </ol>
      )}
      {over.length > 0 && (
        <ul aria-label="Over" className="flex flex-col gap-2 rounded-card border border-line p-4">
          {over.map((problem) => (
            <OverItem key={`${problem.entry} ${problem.key}`} problem={problem} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ProblemItem({ problem, nowMs }: { problem: Problem; nowMs: number }) {
  const isUrgent = problem.urgency === 'now';
  const Icon = isUrgent ? Siren : TriangleAlert;
  return (
    <li className={`flex gap-3 rounded-card border bg-surface p-4 ${isUrgent ? 'border-danger' : 'border-line'}`}>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${isUrgent ? 'text-danger' : 'text-warning'}`} />
      <div className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
        <h2 className="font-sans text-base font-medium">{problem.what}</h2>
        <p className="text-small text-muted">
          {isUrgent ? 'Needs you now' : 'Can wait for the morning'}
          {problem.since && ` · since ${saySince(problem.since, nowMs)}`}
          {problem.seenSince && ` · seen by this page since ${saySince(problem.seenSince, nowMs)}`}
        </p>
        <p className="mt-1 text-small">{withCommands(REMEDIES[problem.entry] ?? '')}</p>
        <p className="text-small text-muted">
          Handbook: <code>docs/operations.md</code>, {problem.entry}
        </p>
      </div>
    </li>
  );
}

/** What went wrong and goes on no more: for the record, not for now. */
function OverItem({ problem: { what, since, over }, nowMs }: { problem: Problem; nowMs: number }) {
  return (
    <li className="flex gap-3 text-small text-muted">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {over && `Over since ${saySince(over.at, nowMs)}; the last ${many(over.fine, over.of ?? 'turn')} were fine. `}
        {what}
        {since && ` It began ${saySince(since, nowMs)}.`}
      </p>
    </li>
  );
}

/** Commands as such, so that they can be told from the sentence and copied. */
function withCommands(text: string): ReactNode[] {
  return text.split('`').map((part, index) =>
    index % 2 ? (
      <code key={index} className="box-decoration-clone rounded bg-raised px-1 py-0.5">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

function headline(problems: readonly Problem[], over: number): string {
  const urgent = problems.filter(({ urgency }) => urgency === 'now').length;
  if (problems.length === 0) return over === 0 ? 'Nothing is wrong' : `Nothing is wrong now, ${over} ${over === 1 ? 'is' : 'are'} over`;
  const things = problems.length === 1 ? 'One thing is wrong' : `${problems.length} things are wrong`;
  if (urgent === 0) return `${things}, nothing urgent`;
  return urgent === problems.length ? things : `${things}, ${urgent} urgent`;
}
