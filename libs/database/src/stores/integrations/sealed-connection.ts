import {
  Connection,
  IntegrationKind,
  isJsonObject,
  secretFieldsOf,
  type JsonObject,
} from '@hookline/contracts';
import { UnavailableError } from '@hookline/engine';
import { sealedObject, type SecretBox } from '../../secrets';

/** A connection as its row holds it: open settings, sealed secrets. */
export interface SealedConnection {
  readonly id: string;
  readonly domainId: string;
  readonly kind: string;
  readonly settings: JsonObject;
  /** Name of the setting → sealed text. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly secretsVersion: number;
}

/** First half of `SecretPlace.object`. */
export const integrationObject = 'integration';

/** Secrets at least this long show their end, so that two can be told apart (B-11). */
const longEnoughForHint = 16;

/** The columns of a connection; `version` must be one that its place never had. */
export function sealConnection(
  connection: Connection,
  place: { readonly domainId: string; readonly id: string; readonly version: number },
  box: SecretBox,
): Pick<SealedConnection, 'settings' | 'secrets'> & { hints: Record<string, string> } {
  const fields = new Set(secretFieldsOf(connection.kind));
  const settings: Record<string, JsonObject[string]> = {};
  const secrets: Record<string, string> = {};
  const hints: Record<string, string> = {};
  for (const [field, value] of Object.entries(connection.settings)) {
    if (!fields.has(field)) settings[field] = value;
    else if (typeof value === 'string' && value !== '') {
      secrets[field] = box.seal(value, placeOf(place, field));
      hints[field] = value.length < longEnoughForHint ? '' : value.slice(-4);
    }
  }
  return { settings, secrets, hints };
}

/**
 * The connection with its secrets open.
 * @throws UnavailableError when a secret does not open
 */
export function openConnection(row: SealedConnection, box: SecretBox): Connection {
  const place = { domainId: row.domainId, id: row.id, version: row.secretsVersion };
  const opened = Object.entries(row.secrets).map(([field, sealed]) => [
    field,
    box.open(sealed, placeOf(place, field)),
  ]);
  return Connection.parse({
    kind: row.kind,
    settings: { ...row.settings, ...Object.fromEntries(opened) },
  });
}

/**
 * The connection with those secrets that open, and the names of those that do not: for the one
 * who mends it.
 */
export function openWhatOpens(
  row: SealedConnection,
  box: SecretBox,
): { readonly connection: Connection; readonly unreadable: readonly string[] } {
  const place = { domainId: row.domainId, id: row.id, version: row.secretsVersion };
  const opened: Record<string, string> = {};
  const unreadable: string[] = [];
  for (const [field, sealed] of Object.entries(row.secrets)) {
    try {
      opened[field] = box.open(sealed, placeOf(place, field));
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      unreadable.push(field);
    }
  }
  const settings = { ...row.settings, ...opened };
  return { connection: Connection.parse({ kind: row.kind, settings }), unreadable };
}

/** The settings as answers show them: of a secret only whether it is set, and its end. */
export function settingsView(
  row: Pick<SealedConnection, 'kind' | 'settings' | 'secrets'> & { hints: JsonObject },
): JsonObject {
  const secretViews = secretFieldsOf(IntegrationKind.parse(row.kind)).map((field) => {
    const hint = row.hints[field];
    return [
      field,
      { set: Object.hasOwn(row.secrets, field), hint: typeof hint === 'string' ? hint : '' },
    ];
  });
  const view: unknown = { ...row.settings, ...Object.fromEntries(secretViews) };
  return isJsonObject(view) ? view : {};
}

function placeOf(
  { domainId, id, version }: { domainId: string; id: string; version: number },
  field: string,
) {
  return { domainId, object: sealedObject(integrationObject, id), field, version };
}
