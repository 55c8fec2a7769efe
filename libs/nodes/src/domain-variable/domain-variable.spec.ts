import { describe, expect, it } from '@jest/globals';
import { domainVariable } from './domain-variable.definition';
import { requestDomainVariable } from './domain-variable.execute';
import { DomainVariableParams } from './domain-variable.params';

const request = (params: object) => requestDomainVariable(DomainVariableParams.parse(params));

describe('requestDomainVariable', () => {
  it.each([
    [
      { name: 'a', value: { b: [1] } },
      { kind: 'domain-variable-set', name: 'a', value: { b: [1] }, encrypt: false },
    ],
    [
      { action: 'set-secret', name: 'a', value: 'not this', secret: 't' },
      { kind: 'domain-variable-set', name: 'a', value: 't', encrypt: true },
    ],
    [
      { action: 'delete', name: ' a ' },
      { kind: 'domain-variable-delete', name: 'a' },
    ],
  ])('turns %j into its effect', (params, effect) => {
    expect(request(params)).toEqual(effect);
  });

  it.each([
    { name: '' },
    { name: 'a b' },
    { name: '__proto__' },
    { name: 'a', value: 'x'.repeat(65_536) },
  ])('refuses %j', (params) => expect(DomainVariableParams.safeParse(params).success).toBe(false));
});

describe('domainVariable', () => {
  it('never shows a secret on the card', () => {
    expect(domainVariable.summary({ action: 'set-secret', name: 'a', secret: 't0ken' })).toBe(
      'a = ●●●',
    );
  });

  it('makes the name known that it sets, not one it deletes or works out', () => {
    expect(domainVariable.setsDomainVariables?.({ name: 'a' })).toEqual(['a']);
    expect(domainVariable.setsDomainVariables?.({ name: 'a', action: 'delete' })).toEqual([]);
    expect(domainVariable.setsDomainVariables?.({ name: '${x}' })).toEqual([]);
  });
});
