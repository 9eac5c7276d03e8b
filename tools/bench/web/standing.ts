import type { Locator, Page } from 'playwright-core';

/** What shows that a screen is complete: the words or the label of the list, in sight. */
export function standing(page: Page, shows: string): Locator {
  return page.getByText(shows).or(page.getByLabel(shows)).filter({ visible: true }).first();
}
