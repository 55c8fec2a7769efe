import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// Node types run in the browser, in specs and on the server, and a crash computes them again:
// nothing here may reach the world, read a clock or throw dice except through its context.
const banned: readonly (readonly [string, RegExp])[] = [
  ['Node built-ins', /from '(?:node:|fs|http|https|net|crypto|path|child_process|worker_threads)/],
  [
    'packages other than zod, acorn and our pure libraries',
    /from '(?!\.|zod'|acorn'|@hookline\/(?:engine|contracts)')/,
  ],
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\./],
  ['chance', /\bMath\.random\(|\bcrypto\./],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\(/],
  ['the network', /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
  ['the process', /\bprocess\.|\bglobalThis\b/],
  ['code from text', /\beval\(|\bnew Function\b/],
  ['the page', /\bwindow\.|\bdocument\./],
];

const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.fixture.ts'),
);

describe('libs/nodes', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(banned)('does not use %s', (_what, pattern) => {
    const found = files.filter((file) => pattern.test(readFileSync(join(here, file), 'utf8')));
    expect(found).toEqual([]);
  });
});
