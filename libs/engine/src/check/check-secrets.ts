/**
 * Secrets written into a drawing. Drawings are versioned, exported and shown to everyone who may
 * read flows. The sentence never repeats it.
 */
import { isJsonArray, isJsonObject, type JsonValue, type Problem } from '@hookline/contracts';
import type { GraphMap } from './graph-map';
import { nodeProblem } from './node-problem';

/** Texts that are secrets by their shape. */
const secretShapes: readonly RegExp[] = [
  // A digit tells a credential from words: "basic information".
  /\b(?:Bearer|Basic|Token)\s+(?=\S*\d)[A-Za-z0-9._~+/=-]{8,}/i,
  /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/\s:@${}]+:[^/\s:@${}]{3,}@/,
  /[?&](?:api_?key|access_token|token|password|secret|signature)=[^&\s${}]{6,}/i,
];

/** Names whose values are secrets. */
const secretName =
  /^(?:authorization|proxy-authorization|cookie|(?:x-)?api-?_?key|x-auth-token|x-webitel-access|(?:access|auth)_?token|password|passwd|(?:client_?)?secret)$/i;

const shortestSecret = 6;

/** One warning per text that holds a secret. */
export function checkSecrets({ nodes }: GraphMap): Problem[] {
  return nodes.flatMap(({ node, params }) =>
    secretPlaces(params, 'params', '').map((at) =>
      nodeProblem({
        nodeId: node.id,
        at,
        level: 'warning',
        code: 'secret.plain',
        message:
          'looks like a secret in plain text: everybody who may read this flow schema reads it too.',
      }),
    ),
  );
}

function secretPlaces(value: JsonValue, at: string, name: string): string[] {
  if (typeof value === 'string') return isSecret(value, name) ? [at] : [];
  if (isJsonArray(value)) {
    return value.flatMap((item, index) => secretPlaces(item, `${at}.${index}`, name));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => secretPlaces(item, `${at}.${key}`, key));
}

function isSecret(text: string, name: string): boolean {
  if (secretShapes.some((shape) => shape.test(text))) return true;
  const isTemplated = text.includes('${') || text.includes('{{');
  return secretName.test(name) && !isTemplated && text.trim().length >= shortestSecret;
}
