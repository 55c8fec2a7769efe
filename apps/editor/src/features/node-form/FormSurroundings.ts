import type { EventField, JsonValue } from '@hookline/contracts';
import { createContext, useContext } from 'react';
import type { CompletionEntry } from './completion-entries';

/** What every field of one node's form may need beside its own value. */
export interface FormSurroundings {
  readonly completions: readonly CompletionEntry[];
  /** Fields of the events that start the schema, for rows of conditions. */
  readonly eventFields: readonly EventField[];
  readonly readOnly: boolean;
  /** Another param of the same node, its default when it is not given. */
  readonly paramValue: (name: string) => JsonValue | undefined;
}

export const FormSurroundingsContext = createContext<FormSurroundings>({
  completions: [],
  eventFields: [],
  readOnly: false,
  paramValue: () => undefined,
});

export function useFormSurroundings(): FormSurroundings {
  return useContext(FormSurroundingsContext);
}
