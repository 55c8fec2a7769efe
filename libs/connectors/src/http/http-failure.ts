import { isNativeError } from 'node:util/types';
import { NodeFailure, TransientFailure } from '@hookline/engine';

const dnsCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EAI_FAIL',
  'ENODATA',
  'ESERVFAIL',
]);
const refusedCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const timeoutCodes = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const tlsCode =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|EPROTO$)/;
const garbageCode = /^(?:HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_|UND_ERR_RESPONSE)/;

/**
 * What a failed call means for the node, in a sentence about the host: transient for what another
 * try may cure. `HttpPort` lists the codes.
 */
export function toHttpFailure(error: unknown, host: string): NodeFailure {
  if (error instanceof NodeFailure) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (dnsCodes.has(code)) {
    return new TransientFailure(
      'http.dns',
      `The name ${host} cannot be resolved.`,
      {},
      null,
      options,
    );
  }
  if (refusedCodes.has(code)) {
    const sentence = `${host} does not accept connections.`;
    return new TransientFailure('http.refused', sentence, {}, null, options);
  }
  if (timeoutCodes.has(code)) {
    return new TransientFailure(
      'http.timeout',
      `${host} did not answer in time.`,
      {},
      null,
      options,
    );
  }
  if (tlsCode.test(code)) {
    return new NodeFailure('http.tls', `${host} could not prove who it is (${code}).`, {}, options);
  }
  if (garbageCode.test(code)) {
    return new NodeFailure(
      'http.invalid',
      `${host} answered something that is not HTTP.`,
      {},
      options,
    );
  }
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH') {
    return new NodeFailure(
      'http.invalid',
      `The request cannot be sent: ${textOf(error)}.`,
      {},
      options,
    );
  }
  return new TransientFailure('http.reset', `${host} broke the connection off.`, {}, null, options);
}

/** The call took longer than it may. */
export function timeoutFailure(host: string, timeoutMs: number): TransientFailure {
  const seconds = timeoutMs % 1_000 === 0 ? `${timeoutMs / 1_000} s` : `${timeoutMs} ms`;
  return new TransientFailure('http.timeout', `${host} did not answer within ${seconds}.`);
}

function codeOf(error: unknown): string {
  // Not instanceof: errors of Node itself may come from another realm.
  if (!isNativeError(error)) return '';
  // undici leaves the code of its parser's errors undefined.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function textOf(error: unknown): string {
  return isNativeError(error) ? error.message : String(error);
}
