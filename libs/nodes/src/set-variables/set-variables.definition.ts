import type { PureNodeType } from '@hookline/engine';
import { fieldsOfItems } from '../params/fields-of-items';
import { nextOutlet } from '../outlets';
import { executeSetVariables } from './set-variables.execute';
import { SetVariablesParams } from './set-variables.params';

export const setVariables: PureNodeType<typeof SetVariablesParams> = {
  type: 'set-variables',
  version: 1,
  kind: 'pure',
  label: 'Set variables',
  description: 'Keeps values under names for the rest of the run.',
  help: [
    'A value may be text, a number, a list or an object, and may hold templates: `${member_name}`.',
    'A value that is exactly one template keeps its type. An empty value empties the variable.',
    'Variables win over event fields of the same name.',
  ].join('\n\n'),
  category: 'data',
  icon: 'variable',
  synonyms: ['assign', 'let', 'store', 'remember', 'set'],
  params: SetVariablesParams,
  outlets: () => [nextOutlet],
  summary: (params) => fieldsOfItems(params, 'assignments', 'name').join(', '),
  check: (params) => {
    const names = fieldsOfItems(params, 'assignments', 'name');
    return names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [
            {
              level: 'warning' as const,
              code: 'params.twice',
              path: `params.assignments.${index}.name`,
              message: `sets \`${name}\` a second time: only the last value counts`,
              field: 'assignments',
            },
          ],
    );
  },
  setsVariables: (params) => fieldsOfItems(params, 'assignments', 'name'),
  outputs: { '<variable>': 'The value that was set, by the name of the variable.' },
  settings: ['disabled'],
  execute: executeSetVariables,
};
