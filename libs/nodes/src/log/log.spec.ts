import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { executeLog } from './log.execute';
import { LogParams } from './log.params';

describe('executeLog', () => {
  it('puts the line on the step', () => {
    expect(executeLog(LogParams.parse({ text: 5 }), aNodeContext())).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { level: 'info', text: '5' },
    });
  });

  it('puts everything known by name on the step', () => {
    const context = aNodeContext({ values: { vip: true, agent_name: 'Olha' } });
    expect(executeLog(LogParams.parse({ what: 'variables' }), context)).toMatchObject({
      output: { level: 'info', variables: { vip: true, agent_name: 'Olha' } },
    });
  });

  it('keeps the beginning of what is too long to be kept', () => {
    const context = aNodeContext({ values: { long: 'x'.repeat(70_000) } });
    const whole = JSON.stringify({ long: 'x'.repeat(70_000) });
    expect(executeLog(LogParams.parse({ what: 'variables' }), context)).toMatchObject({
      output: { text: whole.slice(0, 65_536), textLength: whole.length },
    });
  });
});
