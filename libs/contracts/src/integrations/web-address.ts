/** Addresses that settings of connections hold. */

/** A sentence about a text that is no absolute http(s) address free of credentials; else null. */
export function complaintOfWebAddress(value: string): string | null {
  if (!/^https?:\/\/[^/\\]/i.test(value) || !URL.canParse(value)) {
    return 'needs an absolute address (http:// or https://)';
  }
  const { username, password, hash } = new URL(value);
  if (username !== '' || password !== '') return 'must not carry a user name or password';
  return hash === '' ? null : 'must not carry a part behind #';
}

/** A sentence about a text that is more, or less, than scheme, host and port; else null. */
export function complaintOfOrigin(value: string): string | null {
  const complaint = complaintOfWebAddress(value);
  if (complaint !== null) return complaint;
  const { pathname, search } = new URL(value);
  return pathname === '/' && search === ''
    ? null
    : 'must be only scheme, host and port, like https://crm.example';
}
