import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { compileExpression, dateHelperNames, defaultBudget, scopeOf, type Dialect } from '..';
import { functionTableMarkdown } from './function-table-markdown';

const file = fileURLToPath(new URL('../../../../../docs/language.md', import.meta.url));
const begin = '<!-- functions: begin -->\n\n';
const end = '\n\n<!-- functions: end -->';

/** WRITE_DOCS=1 brings the table in the document up to date instead of comparing it. */
function documentNow(): string {
  const text = readFileSync(file, 'utf8');
  if (process.env['WRITE_DOCS'] !== '1') return text;
  const updated =
    text.slice(0, text.indexOf(begin) + begin.length) +
    functionTableMarkdown() +
    text.slice(text.indexOf(end));
  writeFileSync(file, updated);
  return updated;
}

describe('docs/language.md', () => {
  const text = documentNow();

  it('has the function table of the code (WRITE_DOCS=1 updates it)', () => {
    expect(text.slice(text.indexOf(begin) + begin.length, text.indexOf(end))).toBe(
      functionTableMarkdown(),
    );
  });

  it('names every date helper', () => {
    for (const name of dateHelperNames) expect(text).toContain(`\`&${name}\``);
  });

  it('states the budget that is enforced', () => {
    const steps = defaultBudget.maxSteps.toLocaleString('en-US');
    expect(text).toContain(
      `${steps} steps, ${defaultBudget.maxDepth} levels, ${defaultBudget.maxOutputBytes / 1024} KiB, ${defaultBudget.maxMs} ms`,
    );
  });

  const names = JSON.parse(/```json names\n([\s\S]*?)```/.exec(text)?.[1] ?? '{}') as JsonObject;
  const { $$token, ...values } = names;
  const scope = scopeOf(values, {
    domainVariables: { token: $$token ?? null },
    now: new Date('2026-11-21T10:30:00Z'),
    zone: 'Europe/Kyiv',
  });
  const rows = (/## Tested examples\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `') && !line.startsWith('| expression'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, 4)
        .map((cell) => cell.trim()),
    )
    .map((cells) => cells.map((cell) => cell.replaceAll('\\|', '|')));

  it('has a table of examples worth the name', () => {
    expect(rows.length).toBeGreaterThan(45);
  });

  it.each(
    rows.flatMap(([source, graph, array]) => [
      [source, 'graph', graph],
      [source, 'array', array],
    ]) as [string, Dialect, string][],
  )('computes %s in %s: %s', (source, dialect, result) => {
    const expression = compileExpression(source.slice(1, -1), { dialect });
    const fault = /^fault `(.*)`$/.exec(result)?.[1];
    if (fault !== undefined) {
      expect(() => expression.evaluate(scope)).toThrow(expect.objectContaining({ code: fault }));
      return;
    }
    const expected: unknown = result === 'missing' ? undefined : JSON.parse(result.slice(1, -1));
    expect(expression.evaluate(scope)).toEqual(expected);
  });

  it('shows only expressions that can be read', () => {
    const block = /```expressions\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const sources = block.trim().split('\n');
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) expect(() => compileExpression(source)).not.toThrow();
  });
});
