import { isJsonObject } from '@hookline/contracts';
import type { LocalNodeType } from '@hookline/engine';
import { effectOutlets, failureOutlet, nextOutlet } from '../outlets';
import { refText } from '../params/ref-text';
import { concludeRunSchema, requestRunSchema } from './run-schema.execute';
import { RunSchemaParams } from './run-schema.params';

export const runSchema: LocalNodeType<typeof RunSchemaParams> = {
  type: 'run-schema',
  version: 1,
  kind: 'local',
  label: 'Run a flow schema',
  description: 'Runs another flow schema for the same event, and waits for it or not.',
  help: [
    'The other flow is a run of its own: it sees the event, has its own variables and is pinned to the version published when it starts. It is started exactly once.',
    'Waiting, this run leaves by *success* when the other completed, with the variables named in *Variables out*; and by *failure* when it failed, was cancelled or set aside. Cancelling this run cancels the other too.',
    'A flow schema that does not exist or was never published is a *failure*. Runs may be 8 deep below each other, so a flow that runs itself comes to an end.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'sitemap',
  synonyms: ['sub-flow', 'subflow', 'call', 'schema', 'reuse', 'child', 'nested', 'execute'],
  params: RunSchemaParams,
  outlets: (params) => (params['wait'] === false ? [nextOutlet, failureOutlet] : effectOutlets),
  summary: (params) => refText(params, 'schema'),
  setsVariables: ({ variablesOut }) =>
    isJsonObject(variablesOut) ? Object.keys(variablesOut) : [],
  outputs: {
    run_id: 'The id of the run that was started.',
    status: 'Waiting: how it ended.',
    result: 'Waiting: what it answered.',
    variables: 'Waiting: the variables taken over.',
  },
  settings: ['disabled'],
  request: requestRunSchema,
  conclude: concludeRunSchema,
};
