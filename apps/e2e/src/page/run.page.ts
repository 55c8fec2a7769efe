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

  async readOutput(): Promise<unknown> {
    const output = this.page.getByRole('region', { name: 'Output', exact: true }).locator('pre');
    return JSON.parse(await output.innerText());
  }

  private get canvas(): Locator {
    return this.page.getByRole('application', { name: /^Run .* on its drawing$/ });
  }
}
