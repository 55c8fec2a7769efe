import { describe, expect, it } from '@jest/globals';
import { describeParams, nodeTypes } from '@hookline/nodes';
import texts from '../../i18n/en/node-form.json' with { type: 'json' };

/** Options that are words of the trade as they stand. */
const plain = /^(?:[A-Z]+|ms|s|min|h|md5|sha\d+)$/;

describe('the words of choices', () => {
  it.each(nodeTypes.map((type) => [type.type, type] as const))('of %s are all there', (_, type) => {
    const options = describeParams(type).flatMap((field) => field.options ?? []);
    const missing = options.filter((option) => !plain.test(option) && !(option in texts.option));
    expect(missing).toEqual([]);
  });
});
