import { describe, expect, it } from '@jest/globals';
import { nodeTypeOf } from '@hookline/nodes';
import { hookTemplateKeys } from './hook-template-keys';
import { findHookTemplate, templateGraph } from './hook-templates';

describe('hook templates', () => {
  it.each(hookTemplateKeys)('%s draws one known node behind the start', (key) => {
    const template = findHookTemplate(key);
    if (template === null) throw new Error('no such template');
    const graph = templateGraph(template, 'Do it');
    expect(graph.nodes.map((node) => node.type)).toEqual(['start', template.node.type]);
    expect(graph.edges[0]).toMatchObject({ from: 'start', outlet: 'next', to: 'n1' });
    expect(nodeTypeOf(template.node.type)).toBeDefined();
  });

  it.each(hookTemplateKeys)('%s leaves open what only the person knows', (key) => {
    const template = findHookTemplate(key);
    if (template === null) throw new Error('no such template');
    const parsed = nodeTypeOf(template.node.type)?.params.safeParse(template.node.params);
    expect(parsed?.success).toBe(false);
    const open = parsed?.error?.issues.map((issue) => issue.path[0]);
    expect(new Set(open)).toEqual(new Set([key === 'leaving' ? 'queue' : 'url']));
  });
});
