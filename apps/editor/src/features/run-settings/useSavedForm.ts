import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';

/**
 * A form of a stored object that colleagues may store meanwhile. Rules:
 *
 * 1. What the person did not touch follows the stored object; what they did stays.
 * 2. It tells when that has happened, until the person saves or discards.
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
  const settle = (stored: T) => form.reset(stored, { keepDirtyValues: false });
  return { form, settle, isDirty, isOvertaken: isDirty && begun !== saved };
}
