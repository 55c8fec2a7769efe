import { z } from 'zod';

/** On an answer with settings that are replaced as a whole. */
export const SettingsRevision = z
  .int()
  .min(1)
  .meta({ description: 'Goes up with every change. Send it back with PUT.' });

/** On the body that replaces them. */
export const ReplacedRevision = z.int().min(1).optional().meta({
  description: 'What was read: 409 when somebody saved since. Without it whatever is there goes.',
});
