import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { wholeNumber } from '../params/whole-number';
import { resultVariable } from '../result-variable';

/** A name JavaScript can speak; the rest is the interpreter's to judge. */
const identifier = z
  .string()
  .regex(/^[A-Za-z_$][\w$]*$/, 'needs a name of letters, digits and _, not beginning with a digit')
  .max(100);

export const ScriptParams = z.object({
  source: text(z.string().min(1, 'needs a script').max(20_000)).meta({
    label: 'Script',
    placeholder: 'return vars.call_duration > 60;',
    help: 'The body of a JavaScript function: it has to `return` its result. It reads `vars` (fields of the event and variables), `event`, `queue`, `agent`, `member`, `hook`, `run` and `steps`. `${…}` is not filled in here.',
    widget: 'code',
    language: 'literal',
  } satisfies ParamMeta),
  values: z
    .record(identifier, JsonValue)
    .default({})
    .meta({
      label: 'More values',
      help: 'Other names the script may read, each with a value that may hold templates.',
      widget: 'key-value',
      advanced: true,
    } satisfies ParamMeta),
  timeoutMs: wholeNumber(10, 1_000)
    .default(100)
    .meta({
      label: 'Longest computing time',
      unit: 'ms',
      help: 'A script that computes longer is ended: a *failure*.',
      advanced: true,
    } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type ScriptParams = z.output<typeof ScriptParams>;
