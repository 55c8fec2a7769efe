import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every key written out in the code has a text. Keys put together at run time (`status.${status}`)
 * are left to the specs of what uses them.
 */
const source = join(process.cwd(), 'apps/editor/src');
const texts = new Map(
  readdirSync(join(source, 'i18n/en')).map((file) => [
    file.replace('.json', ''),
    keysOf(JSON.parse(readFileSync(join(source, 'i18n/en', file), 'utf8'))),
  ]),
);

function keysOf(tree: object, prefix = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

function hasText(namespace: string, key: string): boolean {
  const keys = texts.get(namespace) ?? [];
  return keys.some((one) => one === key || one.replace(/_(zero|one|other)$/, '') === key);
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('.spec.'),
);

const used = files.flatMap((file) => {
  const code = readFileSync(join(source, file), 'utf8');
  // The first namespace is that of plain keys; another one is written before a colon.
  const namespace = /useTranslation\(\s*\[?'([\w-]+)'/.exec(code)?.[1] ?? 'common';
  if (!/useTranslation\(/.test(code) || !texts.has(namespace)) return [];
  return [...code.matchAll(/\bt\('([\w.:-]+)'/g)].map(([, key = '']) => {
    const [first = '', second] = key.split(':');
    return second === undefined
      ? { file, namespace, key: first }
      : { file, namespace: first, key: second };
  });
});

describe('texts', () => {
  it('are found in the code', () => {
    expect(used.length).toBeGreaterThan(200);
  });

  it('exist for every key written out in the code', () => {
    expect(used.filter(({ namespace, key }) => !hasText(namespace, key))).toEqual([]);
  });
});
