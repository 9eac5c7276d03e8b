import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { create } from 'zustand';

const useLastCoachPath = create<{ path: string }>(() => ({ path: '/coach' }));

/** Where "Coach" leads: to the conversation that was open last, so that a glance at the log does not lose it. Memory of this tab only. */
export function useCoachHref(): string {
  const pathname = usePathname();
  const { path } = useLastCoachPath();
  const isCoach = pathname.startsWith('/coach');
  useEffect(() => {
    if (isCoach) useLastCoachPath.setState({ path: pathname });
  }, [isCoach, pathname]);
  return isCoach ? pathname : path;
}

/** Forgets the conversation, when it was deleted or the athlete left. */
export const forgetCoachPath = (): void => useLastCoachPath.setState({ path: '/coach' });
