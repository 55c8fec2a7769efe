import type { JsonValue } from '@hookline/contracts';
import { inWords, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { liftTemplates } from './lift-templates';

/** Webitel's own limit for a script (webitel.md 4); decision 38 allows as much. */
const timeoutMs = 1_000;

/** `js`: a script whose `${x}` are string expressions; they become values handed to it. */
export function compileJs(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const { source, values } = liftTemplates(textOfValue(given['data']));
  const setVar = textOfValue(given['setVar']);
  if (setVar === '') notice('js.no-variable', 'has no `setVar`, so what it returns is lost');
  return {
    type: 'script',
    name: inWords('Script', setVar && `for ${setVar}`),
    params: { source, values, timeoutMs, resultVariable: setVar },
  };
}
