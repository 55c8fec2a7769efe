import type { JsonValue } from '@hookline/contracts';
import type { Value } from '../value';
import type { FunctionCall } from './function-call';

export type FunctionGroup =
  'Text' | 'Number' | 'List' | 'Date and time' | 'JSON' | 'Pattern' | 'Encoding' | 'Hash' | 'Value';

export interface FunctionArgument {
  readonly name: string;
  readonly type: 'text' | 'number' | 'list' | 'date' | 'any';
  /** May be left out; `doc` says what then. */
  readonly isOptional?: true;
  /** Takes all arguments from here on. */
  readonly isRest?: true;
}

/** One function of the language: what completion, documentation and the interpreter need. */
export interface LibraryFunction {
  readonly name: string;
  readonly group: FunctionGroup;
  readonly args: readonly FunctionArgument[];
  /** One sentence, or two. */
  readonly doc: string;
  /** Each is proved by a spec, at 2026-11-21T10:30:00Z in Europe/Kyiv. */
  readonly example: { readonly source: string; readonly result: JsonValue };
  readonly run: (call: FunctionCall) => Value;
}
