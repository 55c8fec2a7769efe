import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { checkParams } from '../params/check-params';
import { setVariables } from './set-variables.definition';
import { executeSetVariables } from './set-variables.execute';

describe('executeSetVariables', () => {
  it('chooses the zone the run reckons in from here on', () => {
    const outcome = executeSetVariables({ assignments: [], zone: 'Europe/Madrid' });
    expect(outcome).toMatchObject({ zone: 'Europe/Madrid', output: { zone: 'Europe/Madrid' } });
  });

  it('sets every variable and leaves by next', () => {
    const outcome = executeSetVariables({
      assignments: [
        { name: 'vip', value: true },
        { name: 'order', value: { id: 5 } },
      ],
      zone: '',
    });
    expect(outcome).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { vip: true, order: { id: 5 } },
      variables: { vip: true, order: { id: 5 } },
    });
  });

  it('lets the later of two values with one name win', () => {
    const outcome = executeSetVariables({
      assignments: [
        { name: 'a', value: 1 },
        { name: 'a', value: 2 },
      ],
      zone: '',
    });
    expect(outcome).toMatchObject({ variables: { a: 2 } });
  });
});

describe('setVariables', () => {
  it.each<JsonObject>([{}, { assignments: [], zone: ' ' }])(
    'refuses to set nothing: %j',
    (params) => {
      expect(setVariables.check?.(params, 'graph')).toEqual([
        expect.objectContaining({ level: 'error', path: 'params.assignments' }),
      ]);
    },
  );

  it('takes a zone alone, if there is one of that name', () => {
    expect(checkParams(setVariables, { zone: 'Europe/Kyiv' })).toEqual([]);
    expect(checkParams(setVariables, { zone: '${member_timezone}' })).toEqual([]);
    expect(checkParams(setVariables, { zone: 'Mars/Base' })).toEqual([
      expect.objectContaining({ message: 'must be a time zone like Europe/Kyiv' }),
    ]);
  });

  it('takes a number for a name, as a rendered template gives it', () => {
    const params = setVariables.params.parse({ assignments: [{ name: 7, value: 'x' }] });
    expect(params.assignments[0]?.name).toBe('7');
  });

  it.each(['__proto__', 'constructor', 'prototype', ''])('refuses the name %p', (name) => {
    const result = setVariables.params.safeParse({ assignments: [{ name, value: 1 }] });
    expect(result.success).toBe(false);
  });

  it('warns about a name that is set twice', () => {
    const assignments = [
      { name: 'a', value: 1 },
      { name: 'a', value: 2 },
    ];
    const problems = setVariables.check?.({ assignments }, 'graph');
    expect(problems).toEqual([
      expect.objectContaining({ level: 'warning', path: 'params.assignments.1.name' }),
    ]);
  });

  it('names the variables it sets', () => {
    expect(setVariables.setsVariables?.({ assignments: [{ name: 'a' }, { name: 'b' }] })).toEqual([
      'a',
      'b',
    ]);
  });
});
