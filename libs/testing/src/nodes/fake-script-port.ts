import type { JsonValue } from '@hookline/contracts';
import type { ScriptPort, ScriptRun } from '@hookline/engine';

/** Answers every script alike and keeps what was asked. */
export class FakeScriptPort implements ScriptPort {
  readonly asked: ScriptRun[] = [];

  constructor(private readonly answer: JsonValue | Error = null) {}

  readonly run = (script: ScriptRun): Promise<JsonValue> => {
    this.asked.push(script);
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  };
}
