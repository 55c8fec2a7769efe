import { useMemo, useRef, useState } from 'react';
import { isSameValue, mergeFields } from './form-values';
import { useStoredForm } from './useStoredForm';

interface DialogFormOptions<Stored, Form> {
  /** What is changed, as it is stored now, the same reference while it is the same; null: a new one. */
  readonly stored: Stored | null;
  /** The same reference at every call; of null what a new one begins with. */
  readonly toForm: (stored: Stored | null) => Form;
  /** Whether both would be stored as the same; default: whether they hold the same. */
  readonly isSame?: (one: Form, other: Form) => boolean;
  /** It is stored as the person left it: the dialog may go. */
  readonly onSaved: (stored: Stored) => void;
}

/**
 * The form of a dialog that makes an object or changes one. Rules:
 *
 * 1. It is a form of a stored object, as in `useStoredForm`.
 * 2. What is typed while a save is under way keeps the dialog open: it is a change of what was
 *    saved. A new object is then made already, so that the next save changes it.
 */
export function useDialogForm<Stored, Form extends object>(
  options: DialogFormOptions<Stored, Form>,
) {
  const { stored, toForm, isSame = isSameValue, onSaved } = options;
  const [made, setMade] = useState<Stored | null>(null);
  const object = stored ?? made;
  const storedForm = useMemo(() => toForm(object), [toForm, object]);
  const editor = useStoredForm<Form>({ stored: storedForm, merge: mergeFields, isSame });
  const { form } = editor;
  // As it was typed since the last save went out; null while it was not.
  const typedSince = useRef<Form | null>(null);
  return {
    ...editor,
    /** What a save changes; null while it makes one. */
    object,
    change: (part: Partial<Form>) => {
      typedSince.current = { ...form, ...part };
      editor.change(typedSince.current);
    },
    /** Call it when the form goes out, and what it answers with the answer of the server. */
    send: () => {
      typedSince.current = null;
      return (answer: Stored) => {
        const typed = typedSince.current;
        if (typed === null || isSame(typed, form)) return onSaved(answer);
        setMade(answer);
        editor.settle({ sent: form, answer: toForm(answer) });
      };
    },
  };
}
