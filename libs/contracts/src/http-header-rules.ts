/**
 * What may stand in a header (B-26). Node types run in the browser too, so the rules are ours and
 * not those of a client library.
 */
const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// Latin-1 without control characters, tab excepted: what HTTP/1.1 carries (RFC 9110, 5.5).
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The connection's own headers: the client sets them, a second opinion would break the message. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What is wrong with headers as an admin gives them, by name. */
export function complaintOfHeaders(
  headers: Readonly<Record<string, string>>,
): { name: string; message: string }[] {
  const problems: { name: string; message: string }[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!tokenPattern.test(name)) problems.push({ name, message: 'is not a header name' });
    else if (ownHeaders.has(name.toLowerCase())) {
      problems.push({ name, message: 'is set by the connection itself' });
    } else if (/[\r\n\0]/.test(value)) {
      problems.push({ name, message: 'must not hold line breaks' });
    } else if (!valuePattern.test(value)) {
      problems.push({ name, message: 'holds characters a header cannot carry: encode them' });
    }
  }
  return problems;
}
