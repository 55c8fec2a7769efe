import { describe, expect, it } from '@jest/globals';
import { aNodeContext, FakeListPort, fakePorts } from '@hookline/testing';
import { executeListCheck } from './list-check.execute';
import { ListCheckParams } from './list-check.params';

const ports = fakePorts({ lists: new FakeListPort({ '3': ['380441112233'] }) });

function check(list: string, number: string) {
  const params = ListCheckParams.parse({ list: { id: list }, number });
  return executeListCheck(params, { ...aNodeContext(), ports });
}

describe('executeListCheck', () => {
  it('leaves by found for a number on the list', async () => {
    await expect(check('3', '380441112233')).resolves.toMatchObject({
      outlet: 'found',
      output: { found: true },
    });
  });

  it.each(['1', ''])('leaves by missing for %j', async (number) => {
    await expect(check('3', number)).resolves.toMatchObject({ outlet: 'missing' });
  });

  it('fails when there is no such list', async () => {
    await expect(check('4', '1')).rejects.toMatchObject({ code: 'list.missing' });
  });
});
