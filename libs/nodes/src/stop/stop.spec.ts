import { describe, expect, it } from '@jest/globals';
import { executeStop } from './stop.execute';
import { StopParams } from './stop.params';

describe('executeStop', () => {
  it('completes the run with its result', () => {
    const params = StopParams.parse({ result: { ok: true } });
    expect(executeStop(params)).toEqual({
      kind: 'stop',
      status: 'completed',
      output: { ok: true },
    });
  });

  it('fails the run with its message', () => {
    const params = StopParams.parse({ status: 'failure', message: 'No agent', result: 1 });
    expect(executeStop(params)).toEqual({ kind: 'stop', status: 'failed', output: 'No agent' });
  });
});
