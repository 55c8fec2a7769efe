import { z } from 'zod';
import { BigId } from '../contact-centre/lookup';
import { JsonObject, JsonValue } from '../json';
import { ListQuery, repeated } from '../list-query';
import { Connection } from './connection';
import { SecretView } from './integration-field';
import { IntegrationKind } from './integration-kind';

const Name = z.string().trim().min(1).max(100);

const [telegram, slack, discord, email, webhook, http] = Connection.options;

/** A new connection. `PUT` takes the same; a secret left out keeps the stored one. */
export const IntegrationInput = z
  .discriminatedUnion('kind', [
    telegram.extend({ name: Name }),
    slack.extend({ name: Name }),
    discord.extend({ name: Name }),
    email.extend({ name: Name }),
    webhook.extend({ name: Name }),
    http.extend({ name: Name }),
  ])
  .meta({ id: 'IntegrationInput' });
export type IntegrationInput = z.output<typeof IntegrationInput>;

/** Only changed keys; `settings` too, name by name. The kind never changes. */
export const IntegrationPatch = z
  .object({ name: Name.optional(), settings: JsonObject.optional() })
  .strict()
  .meta({ id: 'IntegrationPatch' });
export type IntegrationPatch = z.output<typeof IntegrationPatch>;

export const IntegrationQuery = ListQuery.extend({
  id: repeated(BigId),
  kind: repeated(IntegrationKind),
}).strict();
export type IntegrationQuery = z.infer<typeof IntegrationQuery>;

/** A connection as answers show it: no secret, only whether each is set (B-11). */
export const Integration = z
  .object({
    id: BigId,
    name: z.string(),
    kind: IntegrationKind,
    settings: z
      .record(z.string(), z.union([SecretView, JsonValue]))
      .meta({ description: 'The settings of the kind; a secret one is a `SecretView`.' }),
    used_by: z
      .int()
      .meta({ description: 'Flow schemas whose draft or published version names it.' }),
    last_test: z
      .object({ at: z.string(), ok: z.boolean(), message: z.string() })
      .nullable()
      .meta({ description: 'The last test of the values as they are stored.' }),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    updated_at: z.string(),
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof Integration>;
