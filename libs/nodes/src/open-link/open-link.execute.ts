import type { Exit, RemoteNodeContext } from '@hookline/engine';
import { tellAgents } from '../notify-agent/tell-agents';
import type { OpenLinkParams } from './open-link.params';

/** Offers an address on the desks of agents; see `tellAgents` for how it leaves and fails. */
export function executeOpenLink(params: OpenLinkParams, context: RemoteNodeContext): Promise<Exit> {
  const { url, message } = params;
  return tellAgents({ kind: 'link', level: 'info', message, url, seconds: 0 }, params, context);
}
