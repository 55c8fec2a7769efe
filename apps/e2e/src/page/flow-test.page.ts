import type { Locator, Page } from 'playwright-core';
import { choose } from './choose';

/** The test of a drawing, beside its canvas. */
export class FlowTestPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Test', exact: true }).click();
    await this.panel.waitFor();
  }

  async chooseEvent(event: string): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Event' }).click();
    // There is a `Recent event` too.
    await this.panel.getByRole('combobox', { name: 'Event', exact: true }).click();
    await this.page.getByRole('option', { name: event }).click();
  }

  /** Says which status the target of an HTTP request answers. */
  async answerWith(node: string, status: number): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Answers' }).click();
    await choose(this.panel, `Answer of ${node}`, 'Answers with …');
    await this.panel.getByRole('textbox', { name: `Status of ${node}` }).fill(String(status));
  }

  async run(): Promise<void> {
    await this.panel.getByRole('button', { name: /^Run / }).click();
  }

  /** Waits for the outcome as the panel words it. */
  async untilOutcome(outcome: string): Promise<void> {
    await this.panel.getByRole('status').filter({ hasText: outcome }).waitFor();
  }

  async readSteps(): Promise<string[]> {
    const steps = this.panel.getByRole('region', { name: 'Steps of the test' });
    return steps
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
      );
  }

  /** Opens a node's step by a click on its card and reads what it answered. */
  async readOutputOf(node: string): Promise<unknown> {
    await this.canvas.getByText(node, { exact: true }).first().click();
    await this.panel.getByRole('heading', { name: node }).waitFor();
    const output = this.panel.getByRole('region', { name: 'Output', exact: true }).locator('pre');
    return JSON.parse(await output.innerText());
  }

  /** How a node is painted; null for one the test did not come to. */
  async readPaint(node: string): Promise<string | null> {
    const card = this.canvas.locator('[data-category]', {
      has: this.page.getByText(node, { exact: true }),
    });
    return card.first().getAttribute('data-status');
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close the test' }).click();
    await this.panel.waitFor({ state: 'hidden' });
  }

  private get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Test', exact: true });
  }

  private get canvas(): Locator {
    return this.page.getByRole('application', { name: 'Drawing of' });
  }
}
