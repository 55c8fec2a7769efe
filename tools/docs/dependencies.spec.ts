// B-33 and B-34: what evaluates text of strangers without a budget, or in our own realm, must not come in.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launcher/checkout.mjs';

const refused = [
  ...['jsonata', 'json-logic-js', 'cel-js', '@marcbachmann/cel-js', 'liquidjs', 'handlebars'],
  ...['ejs', 'pug', 'nunjucks', 'lodash.template', 'expr-eval', 'mathjs', 'jexl', 'filtrex'],
  ...['vm2', 'isolated-vm', 'safe-eval', 'static-eval', 'notevil', 'eval'],
];

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

describe('the packages we ship', () => {
  it('hold no evaluator without a budget and no sandbox in our own realm (B-33, B-34)', () => {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const { packages } = JSON.parse(text) as Lock;
    const shipped = Object.entries(packages).flatMap(([path, { dev }]) =>
      dev ? [] : [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)],
    );
    expect(shipped).toEqual(expect.arrayContaining(['re2js', 'undici']));
    expect(refused.filter((name) => shipped.includes(name))).toEqual([]);
  });
});
