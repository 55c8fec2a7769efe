import { assertNever, type LocalEffect } from '@hookline/engine';
import type { DomainVariableParams } from './domain-variable.params';

/** The change of the variable. Deleting one that is not there is no failure. */
export function requestDomainVariable(params: DomainVariableParams): LocalEffect {
  const { action, name, value, secret } = params;
  switch (action) {
    case 'set':
      return { kind: 'domain-variable-set', name, value, encrypt: false };
    case 'set-secret':
      return { kind: 'domain-variable-set', name, value: secret, encrypt: true };
    case 'delete':
      return { kind: 'domain-variable-delete', name };
    default:
      return assertNever(action);
  }
}
