import type { OpsWindow } from '@hyrox/contracts';

export const WINDOW_WORDS: Readonly<Record<OpsWindow, { tab: string; long: string }>> = {
  now: { tab: 'Now', long: 'last 15 minutes' },
  hour: { tab: 'Hour', long: 'last hour' },
  day: { tab: 'Day', long: 'last 24 hours' },
};
const WINDOWS = Object.keys(WINDOW_WORDS) as OpsWindow[];

interface WindowTabsProps {
  chosen: OpsWindow;
  onChoose: (window: OpsWindow) => void;
}

/** How far back the figures go. The problems above do not depend on it. */
export function WindowTabs({ chosen, onChoose }: WindowTabsProps) {
  return (
    <fieldset className="flex rounded-card border border-line p-0.5">
      <legend className="sr-only">How far back the figures go</legend>
      {WINDOWS.map((window) => (
        <button
          key={window}
          type="button"
          aria-pressed={window === chosen}
          onClick={() => onChoose(window)}
          className="min-h-11 rounded-[10px] px-4 text-muted transition-colors duration-150 hover:text-text aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-text"
        >
          {WINDOW_WORDS[window].tab}
        </button>
      ))}
    </fieldset>
  );
}
