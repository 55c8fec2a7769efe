// A rule that no spec names is a rule that nobody notices when it breaks. Every decision and every id of
// the security checklist that is claimed to be met stands in the title of a spec.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launcher/checkout.mjs';

const decisions = 38;

const checklist = [
  ...['B-02', 'B-03', 'B-10', 'B-11', 'B-12', 'B-13', 'B-20', 'B-21', 'B-22', 'B-23', 'B-24'],
  ...['B-25', 'B-26', 'B-27', 'B-30', 'B-31', 'B-32', 'B-33', 'B-34', 'B-35', 'B-40', 'B-41'],
  ...['B-42', 'B-43', 'B-54', 'B-70'],
];

const specs = ['apps', 'libs', 'tools']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, folder, file),
    ),
  )
  .filter((file) => /spec\.tsx?$/.test(file) && !/node_modules|dist|named-ids/.test(file))
  .map((file) => readFileSync(file, 'utf8'));

/** `decision 5`, `decisions 4, 6`, `decisions 3, 4, 6, 9, 16 and 17`. */
const namedDecisions = new Set(
  specs.flatMap((text) =>
    [...text.matchAll(/\bdecisions? (\d+(?:(?:,| and|, and) \d+)*)/gi)].flatMap(([, list = '']) =>
      (list.match(/\d+/g) ?? []).map(Number),
    ),
  ),
);

describe('the specs', () => {
  it('name every decision', () => {
    const all = Array.from({ length: decisions }, (_, index) => index + 1);
    expect(all.filter((number) => !namedDecisions.has(number))).toEqual([]);
  });

  it('name every id of the security checklist that is met', () => {
    expect(checklist.filter((id) => !specs.some((text) => text.includes(id)))).toEqual([]);
  });
});
