import type { JsonObject } from '@hookline/contracts';
import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { containsTemplate } from '../params/contains-template';
import { requestDomainVariable } from './domain-variable.execute';
import { DomainVariableParams } from './domain-variable.params';

export const domainVariable: LocalNodeType<typeof DomainVariableParams> = {
  type: 'domain-variable',
  version: 1,
  kind: 'local',
  label: 'Domain variable',
  description: 'Sets or deletes a variable of the whole domain.',
  help: [
    'Every flow schema reads it as `$${name}`: this run at once, all others within two seconds.',
    'For what belongs to this run alone use *Set variables*; for what should be forgotten after a time, the cache.',
  ].join('\n\n'),
  category: 'data',
  icon: 'world-cog',
  synonyms: ['global', 'variable', 'constant', 'setting', 'token', 'secret', 'shared'],
  params: DomainVariableParams,
  outlets: () => effectOutlets,
  summary,
  setsDomainVariables: (params) =>
    params['action'] === 'delete' || containsTemplate(params['name'])
      ? []
      : [textOf(params['name']).trim()],
  outputs: { changed: '1 when it was set or deleted, 0 when there was nothing to delete.' },
  settings: ['disabled'],
  request: requestDomainVariable,
  conclude: concludeEffect,
};

function summary(params: JsonObject): string {
  const name = textOf(params['name']);
  switch (params['action']) {
    case 'delete':
      return `Delete ${name}`;
    case 'set-secret':
      return `${name} = ●●●`;
    default:
      return `${name} = ${textOf(params['value'])}`;
  }
}
