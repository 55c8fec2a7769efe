import { secretFieldsOf, type Connection } from '@hookline/contracts';

/** Shorter ones would hide ordinary words. */
const shortest = 6;

/** Everything a target could repeat of a connection's secrets, as it may have seen it (B-12). */
export function connectionSecretsOf(connection: Connection): readonly string[] {
  const fields = new Set(secretFieldsOf(connection.kind));
  const values = Object.entries(connection.settings).flatMap(([field, value]) =>
    fields.has(field) && typeof value === 'string' ? [value, ...partsOf(value)] : [],
  );
  const signIn = basicCredentials(connection);
  const all = signIn === '' ? values : [...values, signIn];
  return [...new Set(all)]
    .filter((text) => text.length >= shortest)
    .sort((a, b) => b.length - a.length);
}

/** The secret half of an address that is a secret: its path. */
function partsOf(value: string): readonly string[] {
  if (!/^https?:\/\//i.test(value)) return [];
  const { pathname } = new URL(value);
  return [pathname, pathname.split('/').at(-1) ?? ''];
}

function basicCredentials(connection: Connection): string {
  if (connection.kind !== 'http' || connection.settings.auth !== 'basic') return '';
  const { user, password = '' } = connection.settings;
  return Buffer.from(`${user}:${password}`).toString('base64');
}
