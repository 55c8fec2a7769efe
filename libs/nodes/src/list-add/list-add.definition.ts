import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { refText } from '../params/ref-text';
import { requestListAdd } from './list-add.execute';
import { ListAddParams } from './list-add.params';

export const listAdd: LocalNodeType<typeof ListAddParams> = {
  type: 'list-add',
  version: 1,
  kind: 'local',
  label: 'Add to list',
  description: 'Puts a number on a list, for ever or for a time.',
  help: 'A number that is on the list already is left as it is, and that is a success. A list that does not exist is a *failure*.',
  category: 'centre',
  icon: 'playlist-add',
  synonyms: ['blacklist', 'whitelist', 'block', 'do not call', 'listAdd', 'number'],
  params: ListAddParams,
  outlets: () => effectOutlets,
  summary: (params) => `${textOf(params['number'])} → ${refText(params, 'list')}`,
  outputs: { changed: '1 when the number was added, 0 when it was there already.' },
  causesEvents: () => ['list.changed'],
  settings: ['disabled'],
  request: requestListAdd,
  conclude: concludeEffect,
};
