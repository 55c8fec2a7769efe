import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { refText } from '../params/ref-text';
import { requestListRemove } from './list-remove.execute';
import { ListRemoveParams } from './list-remove.params';

export const listRemove: LocalNodeType<typeof ListRemoveParams> = {
  type: 'list-remove',
  version: 1,
  kind: 'local',
  label: 'Remove from list',
  description: 'Takes a number off a list.',
  help: 'A number that is not on the list is a success that changed nothing. A list that does not exist is a *failure*.',
  category: 'centre',
  icon: 'playlist-x',
  synonyms: ['unblock', 'delete', 'blacklist', 'whitelist', 'listRemove', 'number'],
  params: ListRemoveParams,
  outlets: () => effectOutlets,
  summary: (params) => `${textOf(params['number'])} from ${refText(params, 'list')}`,
  outputs: { changed: 'How many entries were removed.' },
  causesEvents: () => ['list.changed'],
  settings: ['disabled'],
  request: requestListRemove,
  conclude: concludeEffect,
};
