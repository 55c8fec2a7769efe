import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// The engine decides and nothing else: the same code checks a drawing in the browser, carries a
// run on in the worker and computes it again after a crash. Each ban says what would break.
const banned: readonly (readonly [string, RegExp])[] = [
  [
    'Node built-ins: the editor runs it in the browser',
    /from '(?:node:|fs|http|https|net|crypto|path|os|vm|child_process|worker_threads)'?/,
  ],
  [
    'packages other than zod and re2js, and libraries other than contracts',
    /from '(?!\.|zod'|re2js'|@hookline\/contracts')/,
  ],
  [
    'code made from text: expressions have an interpreter (B-34)',
    /\beval\(|\bnew Function\b|\bFunction\(/,
  ],
  ['the process: settings come in as values', /\bprocess\.|\bglobalThis\b/],
  ['the network: only through a port (B-20)', /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
  ['chance: a run computed again must come out the same', /\bMath\.random\(|\bcrypto\./],
  [
    'the clock: a run computed again must come out the same',
    /\bDate\.now\(|\bnew Date\(\)|\bperformance\./,
  ],
  ['regular expressions of strangers in V8: they hang it (B-32)', /\bnew RegExp\(/],
  ['imports at run time', /\bimport\(|\brequire\(/],
  ['the page', /\bdocument\.(?:body|create|query|get)\w*|\bnavigator\.|\blocalStorage\b/],
];

/** Who may look at the clock all the same. */
const clockReaders: readonly string[] = [
  // To stop an expression after 50 ms (B-31); the time never becomes a value.
  join('expression', 'evaluation.ts'),
  // A moment for those who give none, as previews do; runs always give theirs.
  join('expression', 'scope.ts'),
  // To let others go on after a while; the time never becomes a value.
  join('runtime', 'walk-run.ts'),
];

const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.fixture.ts'),
);

describe('libs/engine', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(banned)('does not use %s', (what, pattern) => {
    const found = files.filter((file) => pattern.test(readFileSync(join(here, file), 'utf8')));
    expect(found.sort()).toEqual(what.startsWith('the clock') ? clockReaders : []);
  });
});
