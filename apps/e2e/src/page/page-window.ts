/** One window of a real Chromium, which remembers what went wrong and what left for elsewhere. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const size = { width: 1440, height: 900 };
/** A page that needs longer than this is broken for a person as well. */
const actionMs = 15_000;

export class PageWindow {
  /** What the page said in its console or threw. */
  readonly complaints: string[] = [];
  /** Addresses outside our own origin the page asked for. */
  readonly strayRequests: string[] = [];
  private readonly consoleLines: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
    private readonly readLogs: () => string,
  ) {}

  /**
   * @param origin of the system; paths are opened below it
   * @param readLogs what the system behind it said, for the evidence of a failure
   */
  static async open(origin: string, readLogs: () => string): Promise<PageWindow> {
    const executablePath = process.env.CHROMIUM_PATH;
    if (!executablePath) throw new Error('These specs need CHROMIUM_PATH: use `npm run e2e`.');
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    });
    const context = await browser.newContext({
      baseURL: origin,
      viewport: size,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(actionMs);
    const window = new PageWindow(browser, context, await context.newPage(), origin, readLogs);
    window.watchContext();
    return window;
  }

  /** Another tab of the same person. */
  openTab(): Promise<Page> {
    return this.context.newPage();
  }

  /** Does the work; when it fails, says where a picture of every tab, the console and the logs are. */
  async withEvidence<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const folder = await this.saveEvidence();
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\n\nPictures, console and logs: ${folder}`, { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private watchContext(): void {
    this.context.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === this.origin || ['data:', 'blob:'].includes(url.protocol);
      if (!isOwn) this.strayRequests.push(request.url());
    });
    this.context.on('console', (message) => {
      const line = `${message.type()}: ${message.text()} (${message.location().url})`;
      this.consoleLines.push(line);
      // Chromium reports every 401; without a session that is how the page finds out.
      const isSignInAsked = line.includes('401') && line.includes('/api/session');
      if (message.type() === 'error' && !isSignInAsked) this.complaints.push(line);
    });
    this.context.on('weberror', (webError) => {
      const line = `thrown: ${webError.error().stack ?? webError.error().message}`;
      this.consoleLines.push(line);
      this.complaints.push(line);
    });
  }

  private async saveEvidence(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-failure-'));
    for (const [index, page] of this.context.pages().entries()) {
      const name = join(folder, `tab-${index + 1}`);
      await page.screenshot({ path: `${name}.png` }).catch(() => undefined);
      const tree = await page
        .locator('body')
        .ariaSnapshot()
        .catch((error: unknown) => String(error));
      await writeFile(`${name}.txt`, `${page.url()}\n\n${tree}\n`);
    }
    await writeFile(join(folder, 'console.txt'), `${this.consoleLines.join('\n')}\n`);
    await writeFile(join(folder, 'system.txt'), this.readLogs());
    return folder;
  }
}
