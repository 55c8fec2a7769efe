import type { Locator, Page } from 'playwright-core';

/** Picks an option of a select by its label and its word, as a person does. */
export async function choose(scope: Locator | Page, label: string, option: string): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click();
  const page = 'page' in scope ? scope.page() : scope;
  await page.getByRole('option', { name: option }).click();
}
