// @ts-check
// The four files of a new node type: a small pure node that works, to be changed from there.

/** @typedef {import('./node-type-name.mjs').NodeTypeName} NodeTypeName */

/** Must name the categories of `libs/engine/src/node-type/node-type.ts`; the spec compares them. */
export const nodeCategories = ['flow', 'decide', 'system', 'message', 'centre', 'data'];

/** @param {NodeTypeName} name */
function paramsFile({ pascal }) {
  return `import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

export const ${pascal}Params = z.object({
  text: text(z.string().max(10_000)).meta({
    label: 'Text',
    help: 'Becomes the output of the step.',
    placeholder: '\${agent_name}',
  } satisfies ParamMeta),
});
export type ${pascal}Params = z.output<typeof ${pascal}Params>;
`;
}

/** @param {NodeTypeName} name */
function executeFile({ pascal, type }) {
  return `import { exit, type PureOutcome } from '@hookline/engine';
import type { ${pascal}Params } from './${type}.params';

/** Leaves by \`next\` with the text as output. */
export function execute${pascal}(params: ${pascal}Params): PureOutcome {
  return exit('next', { text: params.text });
}
`;
}

/**
 * @param {NodeTypeName} name
 * @param {string} category
 */
function definitionFile({ type, pascal, constant, label }, category) {
  return `import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { execute${pascal} } from './${type}.execute';
import { ${pascal}Params } from './${type}.params';

export const ${constant}: PureNodeType<typeof ${pascal}Params> = {
  type: '${type}',
  version: 1,
  kind: 'pure',
  label: '${label}',
  description: 'Passes a text on to the nodes behind it.',
  help: 'The text may hold templates. The nodes behind this one read it as the output of the step.',
  category: '${category}',
  icon: 'box',
  synonyms: [],
  params: ${pascal}Params,
  outlets: () => [nextOutlet],
  summary: (params) => textOf(params['text']),
  outputs: { text: 'The text.' },
  settings: ['disabled'],
  execute: execute${pascal},
};
`;
}

/** @param {NodeTypeName} name */
function specFile({ type, pascal, constant }) {
  return `import { describe, expect, it } from '@jest/globals';
import { ${constant} } from './${type}.definition';
import { execute${pascal} } from './${type}.execute';

describe('execute${pascal}', () => {
  it('leaves by next with the text', () => {
    expect(execute${pascal}({ text: 'hello' })).toMatchObject({
      kind: 'exit',
      outlet: 'next',
      output: { text: 'hello' },
    });
  });
});

describe('${constant}', () => {
  it('refuses params without a text', () => {
    expect(${constant}.params.safeParse({}).success).toBe(false);
  });

  it('shows the text on its card', () => {
    expect(${constant}.summary({ text: 'hello' })).toBe('hello');
  });
});
`;
}

/**
 * The files of a node type by name.
 * @param {NodeTypeName} name
 * @param {string} category
 * @returns {Record<string, string>}
 * @throws {Error} when there is no such category
 */
export function nodeTypeFiles(name, category) {
  if (!nodeCategories.includes(category)) {
    throw new Error(`"${category}" is no category: choose ${nodeCategories.join(', ')}.`);
  }
  return {
    [`${name.type}.params.ts`]: paramsFile(name),
    [`${name.type}.definition.ts`]: definitionFile(name, category),
    [`${name.type}.execute.ts`]: executeFile(name),
    [`${name.type}.spec.ts`]: specFile(name),
  };
}
