import { z } from 'zod';

/** Fewer digits could be any number. */
const fewestDigits = 5;

/** Whose data is to go (B-61): a phone number, or one call. */
export const ErasureInput = z
  .object({
    phone: z
      .string()
      .trim()
      .max(40)
      .regex(/^\+?[\d ().-]+$/, { error: 'must be a phone number', abort: true })
      .refine(
        (text) => text.replace(/\D/g, '').length >= fewestDigits,
        `needs at least ${fewestDigits} digits`,
      )
      .optional()
      .meta({
        description:
          'Found however its digits are spaced. National and international spelling are two numbers.',
      }),
    call: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\s"\\]+$/, 'must hold no blanks, quotes or backslashes')
      .optional()
      .meta({
        description:
          'Id of a call or attempt. One of 12 signs or more is looked for in all texts too; a shorter one could be any number.',
      }),
    keep_lists: z.boolean().default(false).meta({
      description:
        'Leaves the number in lists: one in a do-not-call list must not be called again.',
    }),
    preview: z.boolean().default(false).meta({ description: 'Only count, erase nothing.' }),
  })
  .strict()
  .refine(({ phone, call }) => (phone === undefined) !== (call === undefined), {
    path: ['phone'],
    message: 'needs either `phone` or `call`',
  })
  .meta({ id: 'ErasureInput' });
export type ErasureInput = z.output<typeof ErasureInput>;

const count = (description: string) => z.int().min(0).meta({ description });

/** How much was found, or with `preview` would be erased. */
export const ErasureAnswer = z
  .object({
    events: count('Dead letters among them.'),
    runs: count('With all their steps.'),
    members: count('Dialer tasks.'),
    list_entries: count('Numbers in lists.'),
    others: count('Notices to agents, cache entries, events on their way, kept answers.'),
    messages: count('In the streams; not looked at with `preview`.'),
  })
  .meta({ id: 'ErasureAnswer' });
export type ErasureAnswer = z.infer<typeof ErasureAnswer>;
