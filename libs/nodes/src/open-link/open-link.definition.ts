import { textOf, type RemoteNodeType } from '@hookline/engine';
import { effectOutlets } from '../outlets';
import { executeOpenLink } from './open-link.execute';
import { OpenLinkParams } from './open-link.params';

export const openLink: RemoteNodeType<typeof OpenLinkParams> = {
  type: 'open-link',
  version: 1,
  kind: 'remote',
  asks: 'agentDesk',
  label: 'Open link',
  description: 'Opens a page on the desk of an agent: the client in the CRM, say.',
  help: [
    'Also called screen pop. The desk opens the address, or offers it where a browser would not let it; http and https only.',
    'Values in the address are encoded. Without recipients the agent of the event is meant. A *failure* when nobody is found.',
  ].join('\n\n'),
  category: 'message',
  icon: 'external-link',
  synonyms: ['screen pop', 'url', 'crm card', 'browser', 'page', 'openLink'],
  params: OpenLinkParams,
  outlets: () => effectOutlets,
  summary: (params) => textOf(params['url']).replace(/^https?:\/\//i, ''),
  outputs: { agent_ids: 'Whose desks it reached.' },
  settings: ['retry', 'disabled'],
  timeoutMs: 10_000,
  repeatable: () => true,
  execute: executeOpenLink,
};
