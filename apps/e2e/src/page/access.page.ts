import type { Page } from 'playwright-core';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Set-up, sign-in and sign-out. */
export class AccessPage {
  constructor(private readonly page: Page) {}

  async setUp(link: string, { name, email, password }: Person): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Create administrator' }).click();
    await this.page.getByRole('heading', { name: 'Queues' }).waitFor();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await this.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }

  async signIn({ email, password }: Person): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('heading', { name: 'Queues' }).waitFor();
  }
}
