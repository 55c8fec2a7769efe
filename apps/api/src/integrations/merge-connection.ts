import {
  complaintsOfConnection,
  Connection,
  secretDestinationOf,
  secretFieldsOf,
  type JsonObject,
  type Problem,
} from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';
import { issueProblems } from '../http/issue-problems';

/**
 * A new connection, whole. Throws `InvalidFlowError` for what it lacks.
 */
export function requireComplete(connection: Connection): Connection {
  const problems = complaintsOfConnection(connection);
  if (problems.length > 0) throw new InvalidFlowError(problems);
  return connection;
}

/** What a row gave: the connection without the secrets that did not open, and their names. */
export interface StoredSecrets {
  readonly connection: Connection;
  readonly unreadable: readonly string[];
}

/**
 * What is stored with what is given laid over it: a secret that was not given stays. Throws
 * `InvalidFlowError` when the kind is another, when something is missing, when a secret would
 * stay although it is sent elsewhere now (B-13), or although it cannot be read.
 */
export function mergeConnection(
  { connection: stored, unreadable }: StoredSecrets,
  given: Connection,
): Connection {
  if (given.kind !== stored.kind) {
    const message = `is ${stored.kind} and stays so: make another connection`;
    throw new InvalidFlowError([problem('integration.kind', 'kind', message)]);
  }
  const before: JsonObject = { ...stored.settings };
  const after: JsonObject = { ...given.settings };
  const lost = unreadable.filter((field) => after[field] === undefined);
  if (lost.length > 0) {
    const message = 'cannot be read any more: enter it again, or remove it';
    throw new InvalidFlowError(
      lost.map((field) => problem('integration.secret.unreadable', `settings.${field}`, message)),
    );
  }
  const kept = secretFieldsOf(stored.kind).filter(
    (field) => after[field] === undefined && (before[field] ?? '') !== '',
  );
  const secrets = Object.fromEntries(kept.map((field) => [field, before[field]]));
  const merged = Connection.parse({ kind: stored.kind, settings: { ...after, ...secrets } });
  const from = secretDestinationOf(stored);
  if (kept.length > 0 && from !== secretDestinationOf(merged)) {
    const message = 'must be entered again: it would be sent to another place, or in another way';
    throw new InvalidFlowError(
      kept.map((field) => problem('integration.secret', `settings.${field}`, message)),
    );
  }
  return requireComplete(merged);
}

/** The same with single settings changed, by name. Throws `InvalidFlowError` as well. */
export function patchConnection(stored: StoredSecrets, changes: JsonObject): Connection {
  const { kind, settings } = stored.connection;
  const secrets = new Set(secretFieldsOf(kind));
  const open = Object.fromEntries(
    Object.entries(settings).filter(([field]) => !secrets.has(field)),
  );
  const patched = Connection.safeParse({ kind, settings: { ...open, ...changes } });
  if (!patched.success) throw new InvalidFlowError(issueProblems(patched.error.issues));
  return mergeConnection(stored, patched.data);
}

function problem(code: string, path: string, message: string): Problem {
  return { level: 'error', code, path, message };
}
