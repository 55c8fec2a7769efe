import type { PureNodeType } from '@hookline/engine';
import { textOf } from '@hookline/engine';
import { checkSwitch } from './switch.check';
import { executeSwitch } from './switch.execute';
import { switchOutlets } from './switch.outlets';
import { SwitchParams } from './switch.params';

export const switchNode: PureNodeType<typeof SwitchParams> = {
  type: 'switch',
  version: 1,
  kind: 'pure',
  label: 'Switch',
  description: 'Goes one of several ways, by the value of something.',
  help: 'The value is compared with the cases from top to bottom, as `==` compares: `5` equals the text `5`, a missing value equals empty text. No case fits: *default*.',
  category: 'decide',
  icon: 'arrows-split',
  synonyms: ['case', 'choose', 'route', 'router', 'branches'],
  params: SwitchParams,
  outlets: switchOutlets,
  summary: (params) => textOf(params['value']),
  check: checkSwitch,
  outputs: { value: 'The value that was compared.', case: 'The outlet that was taken.' },
  settings: ['disabled'],
  execute: executeSwitch,
};
