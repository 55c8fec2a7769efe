import { describe, expect, it } from '@jest/globals';
import { executeStart } from './start.execute';

describe('executeStart', () => {
  it('passes on', () => {
    expect(executeStart()).toEqual({ kind: 'exit', outlet: 'next', output: null });
  });
});
