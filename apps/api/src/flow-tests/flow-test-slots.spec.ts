import { describe, expect, it } from '@jest/globals';
import { FlowTestSlots } from './flow-test-slots';

describe('FlowTestSlots', () => {
  it('refuses one too many at once and has room again when one ended, well or not', async () => {
    const slots = new FlowTestSlots(1);
    let end = (): void => undefined;
    const first = slots.run(() => new Promise<void>((resolve) => (end = resolve)));
    await expect(slots.run(async () => 1)).rejects.toMatchObject({ code: 'test.busy' });
    end();
    await first;
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await slots.run(async () => 2)).toBe(2);
  });
});
