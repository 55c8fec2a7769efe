// @ts-check
// Signs in to the demo, makes traffic and photographs the pages. Run by `screenshots.mjs`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../launcher/checkout.mjs';
import { errorText } from '../launcher/error-code.mjs';
import { watchStopRequests } from '../launcher/stop-request.mjs';
import { addConnections, addForkedFlow, forkedName } from './demo-additions.mjs';
import { startDemoSystem } from './demo-system.mjs';
import { makeTraffic, queueIdOf, readList } from './demo-traffic.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = join(root, 'docs/images');
const schemaName = 'Missed call care';
/** Turns of the wheel that bring the canvas from the whole drawing to about 70 %. */
const zoomWheel = -190;
/** A glide of the canvas takes 180 ms at most, the light of a new row fades within three seconds. */
const restMs = 3_500;

/** @param {string} url */
async function openBrowser(url) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Kyiv',
  });
  return { browser, page: await context.newPage() };
}

/**
 * @param {Page} page
 * @param {string} setupPath
 */
async function signIn(page, setupPath) {
  await page.goto(setupPath);
  await page.getByRole('textbox', { name: 'Name' }).fill('Olha Melnyk');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('olha@centre.example');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('heading', { name: 'Queues' }).waitFor();
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function takePicture(page, name) {
  // Neither a tooltip nor a cursor belongs in a picture.
  await page.mouse.move(1, 899);
  await page.waitForTimeout(restMs);
  await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide' });
  console.log(`docs/images/${name}.png`);
}

/**
 * @param {Page} page
 * @param {string} path of a page with a canvas
 * @param {string} nodeName
 */
async function openNode(page, path, nodeName) {
  await page.goto(path);
  const canvas = page.getByRole('application');
  // Near enough to be read; the pointer stays over the start, and so does the start itself.
  await canvas.getByText('Start', { exact: true }).first().hover();
  await page.mouse.wheel(0, zoomWheel);
  await page.waitForTimeout(500);
  await canvas.getByText(nodeName, { exact: true }).first().click();
  await page.getByRole('complementary', { name: `Form of ${nodeName}` }).waitFor();
}

/**
 * @param {Page} page
 * @param {Awaited<ReturnType<typeof makeTraffic>>} traffic
 */
async function takePictures(page, { queue, run, forkedRun }) {
  mkdirSync(folder, { recursive: true });
  await page.goto(`/queues/${queue.id}/hooks`);
  await page.getByRole('row', { name: new RegExp(schemaName) }).waitFor();
  await takePicture(page, 'hooks');

  /** @type {{ id: string, name: string }[]} */
  const schemas = await readList(page.request, '/routing/schema');
  const schema = schemas.find(({ name }) => name === schemaName);
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openNode(page, `/flow-schemas/${schema?.id}`, 'Tell the CRM');
    await takePicture(page, colorScheme === 'light' ? 'editor' : 'editor-dark');
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

  await page.goto(`/runs/${forkedRun.id}`);
  await page.getByRole('application').getByText('Open a ticket', { exact: true }).first().click();
  await page.getByRole('tab', { name: 'This run' }).waitFor();
  await takePicture(page, 'run');

  await page.goto(`/event-log?open=${run.event.id}`);
  await page.getByRole('tab', { name: 'Story' }).waitFor();
  await takePicture(page, 'event-log');

  await page.goto('/integrations');
  await page.getByRole('link', { name: 'CRM' }).waitFor();
  await takePicture(page, 'integrations');
}

const requests = watchStopRequests();
let exitCode = 0;
/** @type {(() => Promise<void>)[]} */
const ends = [];
try {
  const system = await startDemoSystem({ signal: requests.asked, hurry: requests.hurry });
  ends.push(system.stop);
  const { browser, page } = await openBrowser(system.url);
  ends.push(() => browser.close());
  await signIn(page, system.setupPath);
  const api = page.request;
  const queueId = await queueIdOf(api, 'Support line');
  await addConnections(api, system.echoUrl);
  await addForkedFlow(api, { echoUrl: system.echoUrl, queueId });
  await takePictures(page, await makeTraffic(api, schemaName, forkedName));
} catch (error) {
  console.error(errorText(error));
  exitCode = 1;
}
for (const end of ends.reverse()) await end();
process.exit(exitCode);
