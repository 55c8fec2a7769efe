import { exit, type Exit, type NodeContext, type ReadPorts } from '@hookline/engine';
import { variablesOfFields } from '../params/field-map';
import { toTaskFilter } from '../task-filter/to-task-filter';
import { taskFields } from './task-fields';
import type { TaskFindParams } from './task-find.params';

/** Leaves by `found` with the newest task that fits, or by `missing`, which sets no variable. */
export async function executeTaskFind(
  params: TaskFindParams,
  context: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const filter = toTaskFilter(params, context);
  const task = await context.ports.tasks.find(context.run.domainId, filter);
  if (!task) return exit('missing', { found: false });
  const fields = taskFields(task);
  const variables = variablesOfFields(params.set, fields, context);
  return exit('found', { found: true, ...fields }, { variables });
}
