import { secretFieldsOf, type Connection } from '@hookline/contracts';
import { secretTextsOf } from '@hookline/engine';

/** Everything a target could repeat of a connection's secrets, as it may have seen it (B-12). */
export function connectionSecretsOf(connection: Connection): readonly string[] {
  const fields = new Set(secretFieldsOf(connection.kind));
  const values = Object.entries(connection.settings).flatMap(([field, value]) =>
    fields.has(field) && typeof value === 'string' ? [value, ...partsOf(value)] : [],
  );
  return secretTextsOf([...values, ...signInsOf(connection)]);
}

/** The secret half of an address that is a secret: its path. */
function partsOf(value: string): readonly string[] {
  if (!/^https?:\/\//i.test(value)) return [];
  const { pathname } = new URL(value);
  return [pathname, pathname.split('/').at(-1) ?? ''];
}

/** User and password as they travel: a server that does not know a command says it back. */
function signInsOf(connection: Connection): readonly string[] {
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  if (connection.kind === 'email') {
    const { user, password = '' } = connection.settings;
    if (password === '') return [];
    // RFC 4616; LOGIN sends the password by itself.
    return [base64(`\0${user}\0${password}`), base64(password)];
  }
  if (connection.kind !== 'http' || connection.settings.auth !== 'basic') return [];
  const { user, password = '' } = connection.settings;
  return [base64(`${user}:${password}`)];
}
