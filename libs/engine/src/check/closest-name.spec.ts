import { describe, expect, it } from '@jest/globals';
import { closestName } from './closest-name';

describe('closestName', () => {
  const names = ['agent_name', 'agent_id', 'member_name', 'vip'];

  it.each([
    ['agent_nmae', 'agent_name'],
    ['AGENT_NAME', 'agent_name'],
    ['agnt_name', 'agent_name'],
    ['vpi', 'vip'],
  ])('takes %s for %s', (wanted, meant) => {
    expect(closestName(wanted, names)).toBe(meant);
  });

  it.each(['zip_code', 'x', ''])('finds nothing close to %p', (wanted) => {
    expect(closestName(wanted, names)).toBeNull();
  });

  it('does not choose between two that are equally close', () => {
    expect(closestName('call_x', ['call_a', 'call_b'])).toBeNull();
  });
});
