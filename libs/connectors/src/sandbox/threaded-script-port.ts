import { cleanJson, parseExactJson, type JsonValue } from '@hookline/contracts';
import { NodeFailure, type ScriptPort, type ScriptRun } from '@hookline/engine';
import { lossFailure } from './loss-failure';
import type { SandboxPool } from './sandbox-pool';

/** What the interpreter's own deadline cannot stop, the thread is killed for (B-34). */
const killAfterMs = 200;

/** A result is stored inside an output inside a run's state. */
const levelsAround = 4;

const codes = { late: 'script.timeout', memory: 'script.memory', what: 'The script' } as const;

/** Runs scripts on the threads of the sandbox. */
export class ThreadedScriptPort implements ScriptPort {
  constructor(private readonly pool: SandboxPool) {}

  readonly run = async (script: ScriptRun): Promise<JsonValue> => {
    const { source, values, localTime, timeoutMs, mode } = script;
    const { year, month, day, hour, minute, second } = localTime;
    const ending = await this.pool.run(
      {
        kind: 'script',
        source,
        values: JSON.stringify(values),
        localDate: [year, month - 1, day, hour, minute, second],
        timeoutMs,
        mode,
      },
      timeoutMs + killAfterMs,
    );
    switch (ending.kind) {
      case 'done':
        return valueIn(ending.json);
      case 'refused':
        throw new NodeFailure(ending.code, ending.message, ending.details);
      default:
        throw lossFailure(ending, codes);
    }
  };
}

function valueIn(json: string): JsonValue {
  const cleaned = cleanJson(parsed(json), levelsAround);
  if (cleaned.kind === 'clean') return cleaned.value;
  throw new NodeFailure('script.too-deep', 'The script returned a value nested too deep.');
}

/** A script may put its own text where the JSON belongs. */
function parsed(json: string): unknown {
  try {
    return parseExactJson(json);
  } catch (error) {
    const sentence = 'The script did not return a value JSON can carry.';
    throw new NodeFailure('script.no-value', sentence, {}, { cause: error });
  }
}
