import type { Locator, Page } from 'playwright-core';

/** What was accepted and went nowhere. */
export class DeadLettersPage {
  constructor(private readonly page: Page) {}

  /** With every status, not only the open ones. */
  async openAll(): Promise<void> {
    await this.page.goto('/dead-letters?status=open&status=retried&status=discarded');
    await this.table.waitFor();
  }

  /** The row with this reason, once it is there. */
  row(reason: string): Locator {
    return this.table.getByRole('row').filter({ hasText: reason });
  }

  /** Opens a letter beside the list. */
  async openLetter(reason: string): Promise<Locator> {
    // The time is the link: the first column of a row with a checkbox before it.
    await this.row(reason).getByRole('button').first().click();
    const drawer = this.page.getByRole('dialog', { name: /^Dead letter \d/ });
    await drawer.waitFor();
    return drawer;
  }

  /** Waits until the list shows a letter with this reason and status. */
  async untilStatus(reason: string, status: string): Promise<void> {
    await this.row(reason).getByText(status, { exact: true }).waitFor();
  }

  private get table(): Locator {
    return this.page.getByRole('table', { name: 'Dead letters' });
  }
}
