import type { Locator, Page } from 'playwright-core';

/** The settings of runs and of what is kept of them. */
export class RunSettingsPage {
  constructor(private readonly page: Page) {}

  /** By its address, as a link somebody sent. */
  async open(): Promise<void> {
    await this.page.goto('/settings/runs');
    await this.field('Steps').waitFor();
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** Asks to keep history for so many days; answers the question that comes before it. */
  async askForDays(days: number): Promise<Locator> {
    await this.page.getByRole('radio', { name: 'For a number of days' }).check();
    await this.field('Days').fill(String(days));
    await this.page.getByRole('button', { name: 'Save retention' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
    return dialog;
  }
}
