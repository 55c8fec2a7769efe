import { describe, expect, it } from '@jest/globals';
import { executeLog } from './log.execute';
import { LogParams } from './log.params';

describe('executeLog', () => {
  it('puts the line on the step', () => {
    expect(executeLog(LogParams.parse({ text: 5 }))).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { level: 'info', text: '5' },
    });
  });
});
