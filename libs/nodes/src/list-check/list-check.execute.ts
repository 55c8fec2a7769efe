import { exit, type Exit, type NodeContext, type ReadPorts } from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import type { ListCheckParams } from './list-check.params';

/** Leaves by `found` or `missing`. The port throws `NodeFailure` when there is no such list. */
export async function executeListCheck(
  params: ListCheckParams,
  context: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const list = toObjectRef(params.list);
  const found =
    params.number !== '' &&
    (await context.ports.lists.contains(context.run.domainId, list, params.number));
  return exit(found ? 'found' : 'missing', { found });
}
