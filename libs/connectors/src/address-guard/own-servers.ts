import { parseAllowList, type TargetList } from './target-list';

/**
 * Our own database and message servers, to be kept out of every flow's reach whatever the
 * allow-list opens. Takes connection URLs, each of which may list several, divided by commas.
 */
export function ownServers(urls: readonly string[]): TargetList {
  const hosts = urls.flatMap((url) => url.split(',').map((one) => new URL(one).host));
  return parseAllowList(hosts.join(','));
}
