import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';

/**
 * A form of a stored object that colleagues may store meanwhile. Rules:
 *
 * 1. What the person did not touch follows the stored object; what they did stays.
 * 2. It tells when that has happened, until the person saves or discards.
 * 3. What is typed while a save is under way stays, as a change of what was saved.
 *
 * @param contract what the form holds, without changing it
 * @param saved the object as it is stored now; the same reference while it is the same
 */
export function useSavedForm<T extends FieldValues>(contract: z.ZodType<T, T>, saved: T) {
  const form = useForm<T>({
    resolver: zodResolver(contract),
    values: saved,
    resetOptions: { keepDirtyValues: true },
  });
  // Kept values count as untouched by the library once the stored ones changed under them.
  const values = useWatch({ control: form.control });
  const isDirty = Object.entries(saved).some(([name, value]) => !Object.is(values[name], value));
  const [begun, setBegun] = useState(saved);
  if (!isDirty && begun !== saved) setBegun(saved);
  /** Takes over what is stored, touched or not. */
  const takeOver = (stored: T) => {
    form.reset(stored, { keepDirtyValues: false });
    setBegun(stored);
  };
  /** After a save: what was sent, and what the server made of it. */
  const settle = (sent: T, stored: T) => {
    const since = Object.entries(form.getValues()).filter(
      ([name, value]) => !Object.is(value, sent[name]),
    );
    takeOver(stored);
    if (since.length === 0) return;
    const kept = { ...stored, ...Object.fromEntries(since) };
    form.reset(kept, { keepDefaultValues: true, keepDirtyValues: false });
  };
  const isBegun = JSON.stringify(begun) === JSON.stringify(saved);
  return { form, settle, takeOver, isDirty, isOvertaken: isDirty && !isBegun };
}
