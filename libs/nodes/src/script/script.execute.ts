import { zonedTime, type Exit, type NodeContext, type ReadPorts } from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import { scriptValues } from './script-values';
import type { ScriptParams } from './script.params';

/** Leaves by `next` with what the script returned. The port throws `NodeFailure` (`script.…`). */
export async function executeScript(
  params: ScriptParams,
  context: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const { source, timeoutMs } = params;
  const isArray = context.dialect === 'array';
  const result = await context.ports.scripts.run({
    source,
    // A Webitel script knows only what its own templates stand for; they arrive as values.
    values: isArray ? params.values : { ...scriptValues(source, context), ...params.values },
    localTime: zonedTime(context.now, context.scope.zone),
    timeoutMs,
    mode: isArray ? 'sloppy' : 'strict',
  });
  return exitWithResult(result, params, context);
}
