import type { Locator, Page } from 'playwright-core';

/** The event log of the domain. */
export class EventLogPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/event-log');
    await this.table.waitFor();
  }

  /** Rows of an event that a flow schema handled, or of the event alone. */
  rows(event: string, handler = ''): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByText(event, { exact: true }) })
      .filter({ hasText: handler });
  }

  /** Waits for this many rows without touching the page. */
  async untilRows(rows: Locator, count: number): Promise<void> {
    await rows.nth(count - 1).waitFor();
    const found = await rows.count();
    if (found !== count) throw new Error(`the log shows ${found} rows, not ${count}`);
  }

  /** Opens an event beside the log. */
  async openDrawer(row: Locator): Promise<void> {
    await row.getByText('Missed', { exact: true }).click();
    await this.page.getByRole('tab', { name: 'Story' }).waitFor();
  }

  /** Opens the run of a row on the canvas. */
  async openRun(row: Locator, schema: string): Promise<void> {
    await row.getByRole('link', { name: schema }).click();
    await this.page.getByRole('heading', { name: schema }).waitFor();
  }

  private get table(): Locator {
    return this.page.getByRole('table', { name: 'Events' });
  }
}
