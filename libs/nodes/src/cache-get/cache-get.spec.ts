import { aNodeContext, FakeCachePort, fakePorts } from '@hookline/testing';
import { describe, expect, it } from '@jest/globals';
import { executeCacheGet } from './cache-get.execute';
import { CacheGetParams } from './cache-get.params';

const ports = fakePorts({ cache: new FakeCachePort({ vip: { level: 3 }, none: null }) });
const get = (params: object) =>
  executeCacheGet(CacheGetParams.parse(params), { ...aNodeContext(), ports });

describe('executeCacheGet', () => {
  it('leaves by found with the value and sets the variable', async () => {
    await expect(get({ key: 'vip', variable: 'v' })).resolves.toEqual({
      kind: 'exit',
      outlet: 'found',
      output: { found: true, value: { level: 3 } },
      variables: { v: { level: 3 } },
    });
  });

  it('leaves by missing and empties the variable, so that no older value misleads', async () => {
    await expect(get({ key: 'other', variable: 'v' })).resolves.toMatchObject({
      outlet: 'missing',
      variables: { v: null },
    });
  });

  it('tells a kept nothing from a missing one', async () => {
    await expect(get({ key: 'none' })).resolves.toMatchObject({ outlet: 'found' });
  });

  it('sets no variable when none is named', async () => {
    expect(await get({ key: 'vip' })).not.toHaveProperty('variables');
  });

  it.each([{ key: '' }, { key: 'k'.repeat(257) }, {}])('refuses %j', (params) => {
    expect(CacheGetParams.safeParse(params).success).toBe(false);
  });
});
