import { useState } from 'react';
import { isSameValue, type ThreeWays } from './form-values';

interface StoredFormOptions<Form> {
  /** The stored object as a form; the same reference while it is the same. */
  readonly stored: Form;
  /** Field by field, e.g. `mergeFields`. */
  readonly merge: (ways: ThreeWays<Form>) => Form;
  /** Whether both would be stored as the same; default: whether they hold the same. */
  readonly isSame?: (one: Form, other: Form) => boolean;
}

interface State<Form> {
  readonly form: Form;
  readonly base: Form;
  /** The stored form that was taken in last. */
  readonly seen: Form;
  readonly isOvertaken: boolean;
}

/**
 * A form of a stored object that colleagues may store meanwhile. Rules:
 *
 * 1. What the person did not touch follows the stored object; what they did stays.
 * 2. It tells when that has happened, until the person saves or discards.
 * 3. What is typed while a save is under way stays, as a change of what was saved.
 */
export function useStoredForm<Form>(options: StoredFormOptions<Form>) {
  const { stored, merge, isSame = isSameValue } = options;
  const [state, setState] = useState<State<Form>>({
    form: stored,
    base: stored,
    seen: stored,
    isOvertaken: false,
  });
  let current = state;
  if (state.seen !== stored) {
    current = follow(state, stored);
    setState(current);
  }
  const { seen } = current;
  const isDirty = !isSame(current.form, current.base);

  function follow({ form, base, isOvertaken }: State<Form>, theirs: Form): State<Form> {
    const next = merge({ mine: form, base, theirs });
    const isTouched = !isSame(next, theirs);
    return {
      form: next,
      base: theirs,
      seen: theirs,
      isOvertaken: isTouched && (isOvertaken || !isSameValue(base, theirs)),
    };
  }

  return {
    form: current.form,
    /** What the form is compared with: as it is stored. */
    base: current.base,
    isDirty,
    isOvertaken: isDirty && current.isOvertaken,
    change: (form: Form) => setState((before) => ({ ...before, form })),
    /** Takes over what is stored, touched or not. */
    discard: () => setState((before) => ({ ...before, form: before.base, isOvertaken: false })),
    /** After a save: what was sent, and what the server made of it. */
    settle: ({ sent, answer }: { readonly sent: Form; readonly answer: Form }) =>
      setState((now) => {
        const form = merge({ mine: now.form, base: sent, theirs: answer });
        const settled = { form, base: answer, seen: now.seen, isOvertaken: false };
        // What came in since it was sent is this answer, or what a colleague stored upon it.
        return now.seen === seen ? settled : follow(settled, now.seen);
      }),
  };
}
