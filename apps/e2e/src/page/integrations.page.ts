import type { Page } from 'playwright-core';
import { choose } from './choose';

interface HttpCredentials {
  readonly name: string;
  readonly server: string;
  readonly token: string;
}

/** Connections: the list, a new one, and its test. */
export class IntegrationsPage {
  constructor(private readonly page: Page) {}

  /** Opens the form of a new connection of a kind. */
  async startNew(kind: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Integrations' }).first().click();
    await this.page.getByRole('button', { name: 'Add connection' }).first().click();
    await this.page.getByRole('link', { name: kind }).click();
    await this.page.getByRole('heading', { name: `New connection: ${kind}` }).waitFor();
  }

  async fillHttp({ name, server, token }: HttpCredentials): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.page.getByRole('textbox', { name: 'Server' }).fill(server);
    await choose(this.page, 'Sign in by', 'Bearer token');
    await this.page.getByLabel('Token', { exact: true }).fill(token);
  }

  /** Tries what stands in the form; answers what the page says of it. */
  async test(): Promise<string> {
    const panel = this.page.getByRole('region', { name: 'Test' });
    await panel.getByRole('button', { name: 'Test connection' }).click();
    const verdict = panel.locator('[data-status]');
    await verdict.waitFor();
    return verdict.innerText();
  }

  async save(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add connection' }).click();
    await this.page.getByRole('heading', { name, exact: true }).waitFor();
    // The pointer rests on the button, which now says why it is off: that is not the page itself.
    await this.page.mouse.move(0, 0);
    await this.page.getByRole('tooltip').waitFor({ state: 'hidden' });
  }
}
