import { textOf, type ReadNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { refText } from '../params/ref-text';
import { executeListCheck } from './list-check.execute';
import { ListCheckParams } from './list-check.params';

export const listCheck: ReadNodeType<typeof ListCheckParams> = {
  type: 'list-check',
  version: 1,
  kind: 'read',
  label: 'Is on list?',
  description: 'Goes one way when a number is on a list, another when it is not.',
  help: 'An entry that has expired does not count. A list that does not exist is a *failure*.',
  category: 'centre',
  icon: 'list-check',
  synonyms: ['blacklist', 'whitelist', 'lookup', 'contains', 'list', 'number'],
  params: ListCheckParams,
  outlets: () => [
    { name: 'found', label: 'On the list' },
    { name: 'missing', label: 'Not on it' },
    failureOutlet,
  ],
  summary: (params) => `${textOf(params['number'])} in ${refText(params, 'list')}?`,
  outputs: { found: 'Whether the number is on the list.' },
  settings: ['disabled'],
  execute: executeListCheck,
};
