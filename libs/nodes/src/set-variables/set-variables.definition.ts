import { textOf, type PureNodeType } from '@hookline/engine';
import { fieldsOfItems } from '../params/fields-of-items';
import { nextOutlet } from '../outlets';
import { checkAssignments } from './check-assignments';
import { executeSetVariables } from './set-variables.execute';
import { SetVariablesParams } from './set-variables.params';

export const setVariables: PureNodeType<typeof SetVariablesParams> = {
  type: 'set-variables',
  version: 1,
  kind: 'pure',
  label: 'Set variables',
  description: 'Keeps values under names for the rest of the run, or changes its time zone.',
  help: [
    'A value may be text, a number, a list or an object, and may hold templates: `${member_name}`.',
    'A value that is exactly one template keeps its type. An empty value empties the variable.',
    'Variables win over event fields of the same name.',
    'A time zone changes what `&hour`, `formatDate` and all other dates reckon in, from the next node on.',
  ].join('\n\n'),
  category: 'data',
  icon: 'variable',
  synonyms: ['assign', 'let', 'store', 'remember', 'set', 'timezone'],
  params: SetVariablesParams,
  outlets: () => [nextOutlet],
  summary: (params) =>
    [...fieldsOfItems(params, 'assignments', 'name'), textOf(params['zone'])]
      .filter(Boolean)
      .join(', '),
  check: checkAssignments,
  setsVariables: (params) => fieldsOfItems(params, 'assignments', 'name'),
  outputs: {
    '<variable>': 'The value that was set, by the name of the variable.',
    zone: 'The time zone, if it was set.',
  },
  settings: ['disabled'],
  execute: executeSetVariables,
};
