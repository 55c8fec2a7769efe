import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { runSchema } from './run-schema.definition';
import { concludeRunSchema, requestRunSchema } from './run-schema.execute';
import { RunSchemaParams } from './run-schema.params';

const now = new Date('2026-11-21T10:00:00Z');
const paramsOf = (more: object = {}) => RunSchemaParams.parse({ schema: { id: '7' }, ...more });
const started = { kind: 'done', changed: 1, output: { run_id: 'r2' } } as const;

describe('requestRunSchema', () => {
  it('begins with the named variables alone', () => {
    const context = aNodeContext({ variables: () => ({ name: 'Olha', vip: true }) });
    expect(requestRunSchema(paramsOf({ variablesIn: { who: 'Ivan' } }), context)).toEqual({
      kind: 'run-start',
      schema: { id: '7' },
      variables: { who: 'Ivan' },
      nodeId: 'n1',
      maxDepth: 8,
    });
  });

  it('begins with all when it is asked to, the named ones winning', () => {
    const context = aNodeContext({ variables: () => ({ name: 'Olha', vip: true }) });
    const params = paramsOf({ passAll: true, variablesIn: { name: 'Ivan' } });
    expect(requestRunSchema(params, context).variables).toEqual({ name: 'Ivan', vip: true });
  });
});

describe('concludeRunSchema', () => {
  it('waits for the end of the run, at most as long as it is told', () => {
    const params = paramsOf({
      variablesOut: { answer: 'result' },
      longestAmount: 2,
      longestUnit: 'h',
    });
    expect(concludeRunSchema(started, params, aNodeContext({ now }))).toMatchObject({
      kind: 'await',
      awaits: { kind: 'run', runId: 'r2', variables: { answer: 'result' } },
      until: new Date('2026-11-21T12:00:00Z'),
      failure: { code: 'run.wait' },
    });
  });

  it('goes on at once when it does not wait', () => {
    expect(concludeRunSchema(started, paramsOf({ wait: false }), aNodeContext())).toMatchObject({
      kind: 'exit',
      outlet: 'next',
      output: { run_id: 'r2' },
    });
  });

  it('fails when no run was started', () => {
    const refused = { kind: 'refused', code: 'run.depth', message: 'Too deep.' } as const;
    expect(() => concludeRunSchema(refused, paramsOf(), aNodeContext())).toThrow('Too deep.');
  });
});

describe('runSchema', () => {
  it('has success only when it waits', () => {
    const names = (params: object) => runSchema.outlets({ ...params }).map(({ name }) => name);
    expect(names({})).toEqual(['success', 'failure']);
    expect(names({ wait: false })).toEqual(['next', 'failure']);
  });

  it.each([
    {},
    { schema: {} },
    { schema: { id: '1' }, longestAmount: 31 },
    { schema: { id: '1' }, longestAmount: 0 },
    { schema: { id: '1' }, variablesOut: { a: '' } },
    { schema: { id: '1' }, wait: 'perhaps' },
  ])('refuses %j', (params) => {
    expect(RunSchemaParams.safeParse(params).success).toBe(false);
  });
});
