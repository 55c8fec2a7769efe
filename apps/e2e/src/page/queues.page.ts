import type { Page } from 'playwright-core';
import { choose } from './choose';

/** A row of the rule builder, in the words of the page. */
interface Condition {
  readonly field: string;
  readonly is: string;
  readonly value: string;
}

/** The list of queues, and a queue with its Hooks tab. */
export class QueuesPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Queues' }).first().click();
    await this.page.getByRole('table', { name: 'Queues' }).waitFor();
  }

  async addQueue(name: string, type: string): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name: 'Add queue' }).first().click();
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await choose(this.page, 'Type', type);
    await this.page.getByRole('button', { name: 'Add queue' }).click();
    await this.page.getByRole('heading', { name }).waitFor();
  }

  async openQueue(name: string): Promise<void> {
    await this.open();
    await this.page.getByRole('link', { name }).click();
    await this.page.getByRole('heading', { name }).waitFor();
  }

  /** Opens the modal of a new hook on the Hooks tab and leaves it open. */
  async startHook(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add hook' }).first().click();
    await this.page.getByRole('dialog', { name: 'Add hook' }).waitFor();
  }

  async addHook(
    event: string,
    schema: string,
    conditions: readonly Condition[] = [],
  ): Promise<void> {
    await this.startHook();
    const dialog = this.page.getByRole('dialog', { name: 'Add hook' });
    await choose(dialog, 'Event', event);
    await choose(dialog, 'Flow schema', schema);
    if (conditions.length > 0) await dialog.getByRole('button', { name: 'Conditions' }).click();
    for (const [index, condition] of conditions.entries()) {
      await this.addCondition(index, condition);
    }
    await dialog.getByRole('button', { name: 'Add hook' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.page.getByRole('row', { name: new RegExp(`${event}.*${schema}`) }).waitFor();
  }

  /** Adds a row to the conditions of the open modal. */
  private async addCondition(index: number, { field, is, value }: Condition): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Add hook' });
    await dialog.getByRole('button', { name: 'Add condition' }).click();
    const name = dialog.getByLabel(`Field ${index + 1}`, { exact: true });
    await name.fill(field);
    await this.page
      .getByRole('option', { name: new RegExp(`^${field}\\b`) })
      .first()
      .click();
    await dialog.getByRole('combobox', { name: `Comparison ${index + 1}` }).click();
    await this.page.getByRole('option', { name: is, exact: true }).click();
    await dialog.getByLabel(`Value ${index + 1}`, { exact: true }).fill(value);
    await this.page.keyboard.press('Tab');
  }

  async switchHook(event: string, schema: string, enabled: boolean): Promise<void> {
    const state = this.page.getByRole('switch', { name: `State of ${event} → ${schema}` });
    const answered = this.page.waitForResponse(
      (response) => response.request().method() === 'PATCH' && response.ok(),
    );
    await state.press('Space');
    await answered;
    if ((await state.isChecked()) !== enabled) throw new Error('the switch shows the other state');
  }

  /** Sends a virtual contact through the open queue; answers what the page says was sent. */
  async simulate(scenario: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Simulate contact' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Simulate contact' });
    await choose(dialog, 'Scenario', scenario);
    await dialog.getByRole('button', { name: 'Send events' }).click();
    const sent = await dialog.getByRole('status').innerText();
    await dialog.getByRole('link', { name: 'Show them in the event log' }).click();
    await this.page.getByRole('heading', { name: 'Event log' }).waitFor();
    return sent;
  }
}
