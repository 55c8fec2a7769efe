// Documentation that names what is not there is worse than none. Checked here: every relative link
// and image leads to a file (and its heading), every script and every variable a page names exists.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from '../launcher/checkout.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'coverage']);

function listFiles(folder: string, isWanted: (path: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || skippedFolders.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(path, isWanted);
    return isWanted(path) ? [path] : [];
  });
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const matchesOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].flatMap(([, first]) => first ?? []);

const fences = /^( *)(```|~~~)[^\n]*\n([\s\S]*?)^\1\2[ ]*$/gm;
const withoutCode = (text: string) => text.replace(fences, '').replace(/`[^`\n]*`/g, '');
/** Fenced blocks and code spans, one after another. */
const codeOf = (text: string) => [
  ...[...text.matchAll(fences)].flatMap(([, , , block]) => block ?? []),
  ...matchesOf(text.replace(fences, ''), /`([^`\n]+)`/g),
];

/** As GitHub names the anchors of headings. */
function anchorsOf(text: string): string[] {
  return matchesOf(text.replace(fences, ''), /^#{1,6} +(.+)$/gm).map((heading) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function findBrokenLinks(page: string): string[] {
  const targets = matchesOf(withoutCode(read(page)), /\]\(([^)\s]+)(?: "[^"]*")?\)/g);
  return targets.filter((target) => {
    if (/^[a-z]+:/i.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
  });
}

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

function findUnknownScripts(page: string): string[] {
  return codeOf(read(page))
    .flatMap((code) => [
      ...matchesOf(code, /\bnpm run ([\w:-]+)/g),
      ...matchesOf(code, /\bnpm (start|test)\b/g),
    ])
    .filter((script) => !Object.hasOwn(scripts, script));
}

/** What something reads: the applications' settings, docker-compose.yml, the tools. */
const knownVariables = new Set([
  ...matchesOf(read('.env.example'), /^#?([A-Z][A-Z0-9_]*)=/gm),
  ...matchesOf(read('docker-compose.yml'), /\$\{([A-Z][A-Z0-9_]*)/g),
  ...[
    ...listFiles('tools', (path) => /\.(mjs|ts)$/.test(path)),
    // Specs read a few of their own: how hard to try, where to start.
    ...listFiles('apps', (path) => /spec\.ts$/.test(path)),
    ...listFiles('libs', (path) => /spec\.ts$/.test(path)),
  ].flatMap((path) => matchesOf(read(path), /\b(?:env|environment)\.([A-Z][A-Z0-9_]*)\b/g)),
]);
/** Written in capitals, and no variables. */
const otherWords = new Set([
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  ...matchesOf(read('libs/contracts/src/subjects.ts'), /\$\{prefix\}([A-Z_]+)/g),
]);

function findUnknownVariables(page: string): string[] {
  const named = codeOf(read(page)).flatMap((code) => [
    ...matchesOf(code, /^([A-Z][A-Z0-9_]+)$/g),
    ...matchesOf(code, /(?:^|[\s(])([A-Z][A-Z0-9_]+)=/gm),
    ...matchesOf(code, /\bprocess\.env\.([A-Z][A-Z0-9_]*)/g),
  ]);
  return named.filter((name) => !knownVariables.has(name) && !otherWords.has(name));
}

const pages = listFiles('', (path) => path.endsWith('.md'));
const documents = pages.filter((page) => page === 'README.md' || page.startsWith('docs/'));

describe('documentation', () => {
  it('is found', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md']));
    expect(documents.length).toBeGreaterThan(5);
    expect(knownVariables).toContain('DATABASE_URL');
  });

  it.each(pages)('%s links to what is there', (page) => {
    expect(findBrokenLinks(page)).toEqual([]);
  });

  it.each(pages)('%s names scripts that exist', (page) => {
    expect(findUnknownScripts(page)).toEqual([]);
  });

  it.each(documents)('%s names variables that something reads', (page) => {
    expect(findUnknownVariables(page)).toEqual([]);
  });
});
