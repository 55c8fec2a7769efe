import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

// Run through the debugger, which the page's content security policy does not touch.
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, in light and in dark; one sentence each. */
export async function findBarriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    const { passes, violations } = await runAxe(page);
    // An empty page has no barriers either.
    if (passes.length < 10) throw new Error('axe found next to nothing to look at');
    for (const { id, help, nodes } of violations) {
      const places = nodes.map(
        ({ target, any }) => `${target.join(' ')}: ${any[0]?.message ?? ''}`,
      );
      found.push(`${colorScheme} · ${id} · ${help}\n    ${places.slice(0, 6).join('\n    ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

async function runAxe(page: Page): Promise<AxeResults> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axeSource);
  const options = {
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations', 'passes'],
  };
  return page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
}
