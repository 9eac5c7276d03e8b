import { create } from 'zustand';

const KEY = 'hyrox.plans-aside';
const MOST = 200;

function readAside(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch (reason) {
    console.warn('Which plans were put aside could not be read', reason);
    return [];
  }
}

/** Turns whose plan was put aside on this device. */
const useAside = create<{ turnIds: readonly string[] }>(() => ({ turnIds: readAside() }));

export const useIsAside = (turnId: string): boolean => useAside(({ turnIds }) => turnIds.includes(turnId));

/** Puts the plan of a turn aside, or takes it up again. A full storage costs the memory of it, nothing else. */
export function putAside(turnId: string, isAside: boolean): void {
  const others = useAside.getState().turnIds.filter((id) => id !== turnId);
  const turnIds = isAside ? [...others, turnId].slice(-MOST) : others;
  useAside.setState({ turnIds });
  try {
    window.localStorage.setItem(KEY, JSON.stringify(turnIds));
  } catch (reason) {
    console.warn('Which plans were put aside could not be kept', reason);
  }
}
