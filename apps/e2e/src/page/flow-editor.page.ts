import type { Locator, Page } from 'playwright-core';
import { waitUntil } from '../system/wait-until';
import { choose } from './choose';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The list of flow schemas and the editor. */
export class FlowEditorPage {
  constructor(private readonly page: Page) {}

  async create(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Flow schemas' }).first().click();
    await this.page.getByRole('button', { name: 'New flow schema' }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'New flow schema' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create and draw' }).click();
    await this.node('Start').waitFor();
  }

  /** Drags a node type from the palette to a place of the canvas. */
  async place(type: string, at: Point): Promise<void> {
    const item = this.page.getByRole('button', { name: `Add ${type}`, exact: true });
    await item.dragTo(this.canvas, { targetPosition: at });
    await this.node(type).waitFor();
  }

  /** Draws an edge from an outlet to the inlet of a node. */
  async connect(from: string, outlet: string, to: string): Promise<void> {
    const start = await middleOf(this.handle(`Outlet ${outlet} of ${from}`));
    const end = await middleOf(this.handle(`Inlet of ${to}`));
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
    await mouse.move(end.x, end.y, { steps: 5 });
    await mouse.up();
    await this.edge(from, outlet, to).waitFor({ state: 'attached' });
  }

  /** Opens the form of a node, has it filled in, and closes it. */
  async configure(name: string, fill: (form: NodeForm) => Promise<void>): Promise<void> {
    // A click on a card that is still on its way to its place hits what comes to lie there instead.
    await middleOf(this.node(name));
    await this.node(name).click();
    const panel = this.page.getByRole('complementary', { name: `Form of ${name}` });
    await panel.waitFor();
    await fill(new NodeForm(panel));
    await panel.getByRole('button', { name: 'Close the form' }).click();
  }

  async closeForm(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close the form' }).click();
  }

  async tidy(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tidy' }).click();
    // The page fits the drawing into the window one frame after it was tidied.
    await this.page.evaluate(
      'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))',
    );
  }

  async untilSaved(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
  }

  async publish(version: number, note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: `Publish version ${version}` });
    await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
    await dialog.getByRole('button', { name: `Publish version ${version}` }).click();
    await this.page.getByText(`Published v${version}`).waitFor();
  }

  node(name: string): Locator {
    return this.canvas.getByText(name, { exact: true }).first();
  }

  edge(from: string, outlet: string, to: string): Locator {
    return this.canvas.getByRole('group', { name: `${from}: ${outlet} → ${to}` });
  }

  private get canvas(): Locator {
    return this.page.getByRole('application', { name: 'Drawing of' });
  }

  private handle(name: string): Locator {
    return this.canvas.getByRole('img', { name, exact: true });
  }
}

/** The form of one node in the panel at the right. */
export class NodeForm {
  constructor(private readonly panel: Locator) {}

  /** One of words that stand side by side. */
  async pick(label: string, option: string): Promise<void> {
    const choice = this.panel.getByRole('radiogroup', { name: label });
    await choice.getByText(option, { exact: true }).click();
  }

  async choose(label: string, option: string): Promise<void> {
    await choose(this.panel, label, option);
  }

  /** Adds a row to a map of names and values that has none yet. */
  async addRow(label: string, name: string, value: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Add to ${label}` }).click();
    await this.write(`${label}: name 1`, name);
    await this.write(`${label}: value 1`, value);
  }

  /** A field with templates, an expression or JSON. */
  async write(label: string, text: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: label, exact: true }).fill(text);
  }
}

/** Where a part of the drawing is once it has come to rest: it moves aside for the form. */
async function middleOf(locator: Locator): Promise<Point> {
  let before = '';
  const box = await waitUntil('the drawing to rest', async () => {
    const now = await locator.boundingBox();
    const isAtRest = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    return isAtRest && now;
  });
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
