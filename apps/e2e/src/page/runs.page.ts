import type { Locator, Page } from 'playwright-core';

/** The list of runs, and what may be done with many of them. */
export class RunsPage {
  constructor(private readonly page: Page) {}

  /** Runs of today with this status, as the address filters them. */
  async openStatus(status: string): Promise<void> {
    await this.page.goto(`/runs?status=${status}`);
    await this.table.waitFor();
  }

  rows(text: string): Locator {
    return this.table.getByRole('row').filter({ hasText: text });
  }

  /** Opens a bulk action for all that match the filters; answers its dialog. */
  async startBulk(action: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Many runs' }).click();
    await this.page.getByRole('menuitem', { name: `${action} runs …` }).click();
    const dialog = this.page.getByRole('dialog', { name: `${action} runs` });
    await dialog.waitFor();
    return dialog;
  }

  get progress(): Locator {
    return this.page.getByRole('region', { name: 'Progress of the bulk action' });
  }

  private get table(): Locator {
    return this.page.getByRole('table', { name: 'Runs' });
  }
}
