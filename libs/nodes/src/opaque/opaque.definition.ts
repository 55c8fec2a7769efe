import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeOpaque } from './opaque.execute';
import { OpaqueParams } from './opaque.params';

export const opaque: PureNodeType<typeof OpaqueParams> = {
  type: 'opaque',
  version: 1,
  kind: 'pure',
  label: 'Unknown application',
  description: 'Stands for an application of an imported schema that Hookline cannot carry out.',
  help: 'Its JSON is kept and exported again; a run passes it by.',
  category: 'flow',
  icon: 'puzzle',
  synonyms: ['unsupported', 'foreign', 'imported'],
  hidden: true,
  params: OpaqueParams,
  outlets: () => [nextOutlet],
  summary: (params) => textOf(params['app']),
  settings: ['disabled'],
  execute: executeOpaque,
};
