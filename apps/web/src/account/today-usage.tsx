'use client';

import { useQuery } from '@tanstack/react-query';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { readJson } from '../api/read-json.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountCard } from './account-card.tsx';
import { describeUsage } from './usage/describe-usage.ts';
import { formatClock } from '../units/date-words.ts';

const clock = (iso: string) => formatClock(new Date(iso));

/** How much of today's allowance is left, and when there is a new one. */
export function TodayUsage() {
  const { token } = useAuth();
  const usage = useQuery({
    queryKey: queryKeys.usage,
    queryFn: ({ signal }) => readJson('/api/account/usage', async () => (await loadContracts('account')).Usage, { token, signal }),
    refetchOnMount: 'always',
  });
  if (usage.isPending) {
    return (
      <AccountCard title="Today" words={<Skeleton className="mt-1 h-4 w-56" />}>
        <Skeleton className="h-2 w-full" />
        <Skeleton className="h-2 w-full" />
      </AccountCard>
    );
  }
  if (!usage.data) {
    return (
      <AccountCard title="Today" words="What is left of today's questions could not be read. You can still ask.">
        <Button tone="outline" size="small" onClick={() => void usage.refetch()}>
          Read again
        </Button>
      </AccountCard>
    );
  }
  const { title, questionsPercent, readingPercent, isUsedUp } = describeUsage(usage.data);
  return (
    <AccountCard
      title={title}
      words={
        isUsedUp
          ? `Your log and your conversations stay open. New questions from ${clock(usage.data.resetsAt)}.`
          : `A new day's worth comes at ${clock(usage.data.resetsAt)}. Long answers use more of it.`
      }
    >
      <Bar label="Questions asked" words={`${usage.data.turnsToday} of ${usage.data.turnsPerDay}`} percent={questionsPercent} />
      <Bar label="Reading and writing" words={`${readingPercent} %`} percent={readingPercent} />
    </AccountCard>
  );
}

function Bar({ label, words, percent }: { label: string; words: string; percent: number }) {
  return (
    <div className="w-full">
      <div className="flex justify-between gap-4 text-small">
        <span>{label}</span>
        <span className="text-muted">{words}</span>
      </div>
      <progress
        aria-label={label}
        max={100}
        value={percent}
        className="mt-1 block h-2 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-text [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-text"
      />
    </div>
  );
}
