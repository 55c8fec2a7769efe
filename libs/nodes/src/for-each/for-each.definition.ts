import { textOf, type PureNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { executeForEach } from './for-each.execute';
import { ForEachParams } from './for-each.params';

export const forEach: PureNodeType<typeof ForEachParams> = {
  type: 'for-each',
  version: 1,
  kind: 'pure',
  label: 'For each',
  description: 'Repeats a part of the flow for every item of a list.',
  help: [
    'Draw the repeated part from *item* and lead its end back into this node: that ends a pass. After the last item the run leaves by *done*.',
    'The list is worked out once; changing it on the way changes nothing. Items follow one another in their order.',
    'Without a list (missing, empty) the run leaves by *done* at once. Something else than a list, or more items than allowed, leaves by *failure*.',
    'Not for two branches of a *Parallel* at the same time: give each its own.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'list-details',
  synonyms: ['foreach', 'loop', 'items', 'iterate', 'list', 'array', 'every', 'map'],
  params: ForEachParams,
  breaksCycles: true,
  outlets: () => [{ name: 'item', label: 'Item' }, { name: 'done', label: 'Done' }, failureOutlet],
  summary: (params) => `${textOf(params['item']) || 'item'} of ${textOf(params['list'])}`,
  setsVariables: (params) =>
    [textOf(params['item'] ?? 'item'), textOf(params['index'] ?? 'index')].filter(Boolean),
  outputs: {
    count: 'How many items the list has.',
    index: 'On the way of *item*: the place of the item, from 0.',
    results: 'On the way of *done*: what was collected, one value per item.',
  },
  settings: ['disabled'],
  execute: executeForEach,
};
