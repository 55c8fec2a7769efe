// @ts-check

/**
 * The findings as a table of text.
 * @param {Awaited<ReturnType<typeof import('./fault-run.mjs').runFaults>>} report
 */
export function faultTable({ checks, kills, publishedAgain, unknown }) {
  const rows = [
    ...checks.map(({ name, wanted, found, ok }) => ({
      name,
      wanted,
      found,
      verdict: ok ? 'ok' : 'VIOLATED',
    })),
    { name: 'publishing tried again', wanted: '', found: publishedAgain, verdict: '' },
    { name: 'requests left open by a crash', wanted: '', found: unknown, verdict: '' },
  ];
  const line = (/** @type {string[]} */ [name = '', wanted = '', found = '', verdict = '']) =>
    `${name.padEnd(40)} ${wanted.padStart(8)} ${found.padStart(8)}  ${verdict}`.trimEnd();
  return [
    kills,
    line(['check', 'wanted', 'found', '']),
    ...rows.map((row) => line([row.name, row.wanted, String(row.found), row.verdict])),
  ].join('\n');
}
