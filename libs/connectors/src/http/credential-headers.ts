import type { HttpSettings } from '@hookline/contracts';

/** The header that signs a request in, its name in lower case; none for `none`. */
export function credentialHeaders(settings: HttpSettings): Readonly<Record<string, string>> {
  const { auth, user, password = '', token = '', header, key = '' } = settings;
  switch (auth) {
    case 'none':
      return {};
    case 'basic': {
      // RFC 7617, in UTF-8.
      const credentials = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
      return { authorization: `Basic ${credentials}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${token}` };
    case 'api-key':
      return { [header.toLowerCase()]: key };
  }
}
