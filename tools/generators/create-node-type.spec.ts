import { nodeCategories as engineCategories } from '@hookline/engine';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../launcher/checkout.mjs';
import { createNodeType } from './create-node-type.mjs';
import { nodeCategories } from './node-type-files.mjs';

describe('createNodeType', () => {
  const registryOfRepository = join(root, 'libs/nodes/src/registry.ts');
  let nodesFolder: string;
  const read = (file: string) => readFileSync(join(nodesFolder, file), 'utf8');

  beforeEach(() => {
    nodesFolder = mkdtempSync(join(tmpdir(), 'hookline-generator-'));
    copyFileSync(registryOfRepository, join(nodesFolder, 'registry.ts'));
  });
  afterEach(() => rmSync(nodesFolder, { recursive: true }));

  it('writes the four files of a node', () => {
    createNodeType({ nodesFolder, type: 'agent-greet', category: 'centre' });
    expect(readdirSync(join(nodesFolder, 'agent-greet')).sort()).toEqual([
      'agent-greet.definition.ts',
      'agent-greet.execute.ts',
      'agent-greet.params.ts',
      'agent-greet.spec.ts',
    ]);
    const definition = read('agent-greet/agent-greet.definition.ts');
    expect(definition).toContain('export const agentGreet: PureNodeType<typeof AgentGreetParams>');
    expect(definition).toContain("type: 'agent-greet'");
    expect(definition).toContain("label: 'Agent greet'");
    expect(definition).toContain("category: 'centre'");
  });

  it('writes TypeScript that parses', () => {
    const written = createNodeType({ nodesFolder, type: 'agent-greet', category: 'data' });
    expect(written).toHaveLength(5);
    for (const file of written) {
      const parse = () =>
        transformSync(read(file), { swcrc: false, jsc: { parser: { syntax: 'typescript' } } });
      expect(parse).not.toThrow();
    }
  });

  it('puts the import among the others by name and the node at the end of the list', () => {
    createNodeType({ nodesFolder, type: 'agent-greet', category: 'data' });
    const before = readFileSync(registryOfRepository, 'utf8').split('\n');
    const after = read('registry.ts').split('\n');
    const added = after.filter((line) => !before.includes(line));
    expect(added).toEqual([
      "import { agentGreet } from './agent-greet/agent-greet.definition';",
      '  agentGreet,',
    ]);
    expect(after).toHaveLength(before.length + 2);
    const paths = after.flatMap((line) => line.match(/from '(.*\.definition)'/)?.[1] ?? []);
    expect(paths.indexOf('./agent-greet/agent-greet.definition')).toBeLessThan(
      paths.indexOf('./start/start.definition'),
    );
    expect(after[after.indexOf('  agentGreet,') + 1]).toBe('];');
  });

  it('gives a node named like a reserved word a constant that is none', () => {
    createNodeType({ nodesFolder, type: 'delete', category: 'data' });
    expect(read('registry.ts')).toContain(
      "import { deleteNode } from './delete/delete.definition';",
    );
    expect(read('delete/delete.definition.ts')).toContain('export const deleteNode:');
  });

  it('refuses a node that exists and leaves everything as it was', () => {
    createNodeType({ nodesFolder, type: 'agent-greet', category: 'data' });
    const registry = read('registry.ts');
    const again = () => createNodeType({ nodesFolder, type: 'agent-greet', category: 'data' });
    expect(again).toThrow('exists already');
    expect(() => createNodeType({ nodesFolder, type: 'wait', category: 'data' })).toThrow(
      'lists wait already',
    );
    expect(existsSync(join(nodesFolder, 'wait'))).toBe(false);
    expect(read('registry.ts')).toBe(registry);
  });

  it.each(['Greet', 'agent_greet', 'agent--greet', '../greet', '9lives', ''])(
    'refuses the name %p',
    (type) => {
      expect(() => createNodeType({ nodesFolder, type, category: 'data' })).toThrow('is no name');
    },
  );

  it('refuses an unknown category', () => {
    const create = () => createNodeType({ nodesFolder, type: 'agent-greet', category: 'misc' });
    expect(create).toThrow('is no category');
  });

  it('knows the categories of the engine', () => {
    expect(nodeCategories).toEqual([...engineCategories]);
  });
});
