import { z } from 'zod';
import { Permission } from './permission';

export const SignInInput = z
  .object({ email: z.email(), password: z.string().min(1).max(1_000) })
  .strict()
  .meta({ id: 'SignInInput' });
export type SignInInput = z.infer<typeof SignInInput>;

/** Uses up the one-time set-up link: makes the first admin and signs in. */
export const SetupInput = z
  .object({
    token: z.string().min(20).max(200),
    name: z.string().trim().min(1).max(100),
    email: z.email(),
    password: z.string().min(12, 'at least 12 characters').max(1_000),
  })
  .strict()
  .meta({ id: 'SetupInput' });
export type SetupInput = z.infer<typeof SetupInput>;

/** `GET /session`. */
export const SessionView = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    domain: z.object({ id: z.string(), name: z.string(), timezone: z.string() }),
    role: z.string(),
    permissions: z.array(Permission),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;

export const ApiKeyInput = z
  .object({
    name: z.string().trim().min(1).max(100),
    permissions: z.array(Permission).min(1),
    expires_at: z.iso.datetime().nullish(),
  })
  .strict()
  .meta({ id: 'ApiKeyInput' });
export type ApiKeyInput = z.infer<typeof ApiKeyInput>;

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().meta({ description: 'First characters, to recognise it.' }),
    permissions: z.array(Permission),
    expires_at: z.string().nullable(),
    last_used_at: z.string().nullable(),
    created_at: z.string(),
    secret: z.string().optional().meta({ description: 'Only in the answer that creates it.' }),
  })
  .meta({ id: 'ApiKeyView' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;
