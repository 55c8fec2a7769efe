import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nodeTypes } from '../registry';
import { nodesReference } from './nodes-reference';

const page = new URL('../../../../docs/nodes.md', import.meta.url);

describe('nodesReference', () => {
  it('is what docs/nodes.md says (UPDATE_DOCS=1 writes it)', () => {
    const text = nodesReference(nodeTypes);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });

  it('has a section for every type', () => {
    const text = nodesReference(nodeTypes);
    for (const { type } of nodeTypes) expect(text).toContain(`\n\`${type}\` version`);
  });
});
