/**
 * One script in the interpreter. Rules (B-34):
 *
 * 1. A fresh runtime for every script: nothing of one is seen by the next.
 * 2. No host function; a JSON text goes in and one comes out.
 * 3. Whatever ends otherwise than by an answer of the prelude costs the interpreter its life.
 */
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten';
import type { ScriptJob } from '../sandbox-job';
import { forgetInterpreter, interpreter } from './interpreter';
import { Refusal } from './refusal';
import { scriptPrelude } from './script-prelude';
import { mostMessageLength, scriptRefusal } from './script-refusal';

/** Of the 32 MiB, so that the script hears of it before the interpreter itself has none left. */
const heapLimitBytes = 24 * 1_048_576;
const stackLimitBytes = 256 * 1024;
/** B-31. */
const maxAnswerBytes = 256 * 1024;

/** JSON of what the script returned. Throws `Refusal` with the codes of `ScriptPort.run`. */
export async function runScript(job: ScriptJob): Promise<string> {
  const quickJs = await interpreter();
  let settled = false;
  try {
    const answer = answerOf(quickJs, job);
    settled = true;
    return valueIn(answer);
  } finally {
    if (!settled) forgetInterpreter();
  }
}

function answerOf(quickJs: QuickJSWASMModule, job: ScriptJob): string {
  const runtime = quickJs.newRuntime();
  try {
    runtime.setMemoryLimit(heapLimitBytes);
    runtime.setMaxStackSize(stackLimitBytes);
    const deadline = performance.now() + job.timeoutMs;
    runtime.setInterruptHandler(() => performance.now() > deadline);
    const context = runtime.newContext();
    try {
      return callPrelude(context, inputOf(job), job.timeoutMs);
    } finally {
      context.dispose();
    }
  } finally {
    runtime.dispose();
  }
}

/** The values are JSON already, and may be long: they are put in as they are. */
function inputOf({ source, values, localDate, mode }: ScriptJob): string {
  const rest = JSON.stringify({ source, localDate, mode });
  return `${rest.slice(0, -1)},"values":${values}}`;
}

function callPrelude(context: QuickJSContext, input: string, timeoutMs: number): string {
  const held: QuickJSHandle[] = [];
  const hold = (handle: QuickJSHandle): QuickJSHandle => {
    held.push(handle);
    return handle;
  };
  const resultOf = (result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle => {
    if (result.error) throw breakdown(context, hold(result.error), timeoutMs);
    return hold(result.value);
  };
  try {
    const prelude = resultOf(context.evalCode(scriptPrelude, 'prelude', { type: 'global' }));
    const text = hold(context.newString(input));
    return context.getString(resultOf(context.callFunction(prelude, context.undefined, text)));
  } finally {
    for (const handle of held) handle.dispose();
  }
}

/** What even the prelude could not catch: the deadline, or no memory left to say anything. */
function breakdown(context: QuickJSContext, error: QuickJSHandle, timeoutMs: number): Refusal {
  const message = context
    .getProp(error, 'message')
    .consume((text) => context.getString(text).slice(0, mostMessageLength));
  if (message === 'interrupted') {
    return new Refusal('script.timeout', `The script computed longer than ${timeoutMs} ms.`);
  }
  return new Refusal('script.memory', `The script needed more than it may have: ${message}.`);
}

function valueIn(answer: string): string {
  const prefix = '{"value":';
  if (!answer.startsWith(prefix)) throw scriptRefusal(answer);
  const json = answer.slice(prefix.length, -1);
  if (Buffer.byteLength(json) <= maxAnswerBytes) return json;
  throw new Refusal(
    'script.too-large',
    `The script returned more than ${maxAnswerBytes / 1024} KiB of JSON.`,
  );
}
