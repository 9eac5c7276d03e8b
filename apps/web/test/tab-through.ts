import type { Page } from 'playwright-core';

/** What the Tab key made of a screen. */
export interface TabRound {
  /** What can be used with a pointer and was never reached. */
  missed: string[];
  /** What had the focus without being in sight. */
  unseen: string[];
  /** The key led out of the page again. */
  isLeft: boolean;
}

const STOP = 'data-stop';

/** Presses Tab from the top of the page to its end, and looks at each stop. A group of radio buttons is one stop; arrows do the rest. */
export async function tabThrough(page: Page): Promise<TabRound> {
  const stops = await page.evaluate(markStops, STOP);
  const reached = new Set<string>();
  const unseen: string[] = [];
  let isLeft = false;
  for (let presses = 0; presses < stops.length + 10 && !isLeft; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(lookAtFocus, STOP);
    if (at === null) isLeft = true;
    else {
      // What was rendered anew on the way has lost its number; it is known by its name.
      reached.add(at.stop ?? stops.find(({ what }) => what === at.what)?.stop ?? '');
      if (!at.isSeen) unseen.push(at.what);
    }
  }
  return { missed: stops.filter(({ stop }) => !reached.has(stop)).map(({ what }) => what), unseen, isLeft };
}

/** Numbers everything that can be used, once per radio group, and says what it is. Runs in the page. */
function markStops(mark: string): { stop: string; what: string }[] {
  const usable =
    'a[href], button, input, select, textarea, summary, [role=button], [role=radio], [role=checkbox], [role=switch], [role=tab]';
  const groups = new Map<unknown, string>();
  const found: { stop: string; what: string }[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(usable)) {
    const isUsable =
      element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [aria-hidden=true] *, [inert] *');
    const isPart = element.tabIndex < 0 && element.getAttribute('role') !== 'radio';
    if (!isUsable || isPart) continue;
    const input = element instanceof HTMLInputElement && element.type === 'radio' ? element : null;
    const group = input ? `${input.form?.id ?? ''}/${input.name}` : element.closest('[role=radiogroup]');
    const stop = (group && groups.get(group)) ?? String(found.length);
    if (!group || !groups.has(group)) {
      found.push({ stop, what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}` });
    }
    if (group) groups.set(group, stop);
    element.setAttribute(mark, stop);
  }
  return found;
}

/** What has the focus now, once it is painted; null when nothing in the page has. Runs in the page. */
async function lookAtFocus(mark: string): Promise<{ stop: string | null; what: string; isSeen: boolean } | null> {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const { top, left, bottom, right } = (element.closest('label') ?? element).getBoundingClientRect();
  const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const what = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`;
  return { stop: element.getAttribute(mark), what, isSeen };
}
