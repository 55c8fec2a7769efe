import { z } from 'zod';
import type { JsonValue } from '../json';

/** How a setting of a connection shows in its form; lives in the metadata as that of a param does. */
export interface IntegrationFieldMeta {
  readonly label: string;
  readonly help?: string;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly widget?: 'text' | 'select' | 'number' | 'key-value' | 'switch';
  readonly showWhen?: { readonly param: string; readonly is: readonly JsonValue[] };
  readonly advanced?: boolean;
  /** Written and never read back (B-11); answers hold a `SecretView` in its place. */
  readonly secret?: true;
}

/** What an answer tells of a secret: that it is there, and its end if it is long enough. */
export const SecretView = z
  .object({
    set: z.boolean(),
    hint: z.string().meta({ description: 'The last four characters, or empty.' }),
  })
  .meta({ id: 'SecretView' });
export type SecretView = z.infer<typeof SecretView>;

/** What is wrong with a text, as a sentence that goes on from the path; null when nothing is. */
export type TextComplaint = (value: string) => string | null;

const anything: TextComplaint = () => null;

/**
 * A secret setting. A missing one, or the `SecretView` of an answer sent back, is undefined and
 * keeps what is stored; null and empty text remove it. `complain` judges what is not empty.
 */
export function secretText(maxLength: number, complain: TextComplaint = anything) {
  return z
    .preprocess(
      asSecret,
      z
        .string()
        .max(maxLength)
        .superRefine((value, check) => {
          const message = value === '' ? null : (lineBreaks(value) ?? complain(value));
          if (message !== null) check.addIssue({ code: 'custom', message });
        })
        .optional(),
    )
    .optional();
}

function asSecret(value: unknown): unknown {
  if (value === null) return '';
  return SecretView.safeParse(value).success ? undefined : value;
}

/** B-26: no secret may begin a header or a command of its own. */
function lineBreaks(value: string): string | null {
  return /[\r\n\0]/.test(value) ? 'must not hold line breaks' : null;
}
