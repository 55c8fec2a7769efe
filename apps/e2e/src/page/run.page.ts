import type { Locator, Page } from 'playwright-core';

/** One run, painted on its drawing. */
export class RunPage {
  constructor(private readonly page: Page) {}

  /** The steps in order, as the list at the left names them. */
  async readSteps(): Promise<string[]> {
    const steps = this.page.getByRole('region', { name: 'Steps of the run' }).getByRole('button');
    await steps.first().waitFor();
    return steps.evaluateAll((buttons) =>
      buttons.map((button) => button.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
    );
  }

  /** Opens a node's step by a click on its card. */
  async openStepOf(node: string): Promise<void> {
    await this.canvas.getByText(node, { exact: true }).first().click();
    await this.page.getByRole('tab', { name: 'This run' }).waitFor();
  }

  /** Waits until the page says how the run stands now. */
  async untilStatus(status: string): Promise<void> {
    await this.page.getByText(new RegExp(`^Run .+ · ${status}$`)).waitFor();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Cancel this run?' });
    await dialog.getByRole('button', { name: 'Cancel the run' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Replays the run without effects; the page goes on to the new run. */
  async replayDry(): Promise<void> {
    await this.page.getByRole('button', { name: 'Replay', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Replay this run' });
    await dialog.getByRole('button', { name: 'Replay dry' }).click();
    await this.page.getByText('Dry run', { exact: true }).waitFor();
  }

  /** How a node is painted: `completed`, `waiting`, …; null for one the run did not come to. */
  async readPaint(node: string): Promise<string | null> {
    const card = this.canvas.locator('[data-category]', {
      has: this.page.getByText(node, { exact: true }),
    });
    return card.first().getAttribute('data-status');
  }

  async readOutput(): Promise<unknown> {
    const output = this.page.getByRole('region', { name: 'Output', exact: true }).locator('pre');
    return JSON.parse(await output.innerText());
  }

  private get canvas(): Locator {
    return this.page.getByRole('application', { name: /^Run .* on its drawing$/ });
  }
}
