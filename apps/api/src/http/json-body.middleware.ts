/**
 * Reads bodies. The rules:
 *
 * 1. Only JSON, by its content type: what a foreign form can send is refused with 415 (B-05).
 * 2. Larger than the path allows: 413, counted while reading.
 * 3. Not UTF-8, not JSON: 400 with line and column. Deeper than 64 levels: 400 (decision 35).
 * 4. Integers beyond 2^53 keep their digits as text (decision 14).
 * 5. Nothing sent: the body is undefined.
 */
import { maxJsonDepth, parseExactJson, type JsonValue } from '@hookline/contracts';
import {
  BadRequestException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { bodyRuleOf, type BodyRule } from './body-rule';
import { findJsonFault } from './json-fault';
import { jsonDepth } from './json-depth';
import { readBytes } from './read-bytes';

/** Express middleware: puts the parsed body on the request. */
export function jsonBody(request: Request, _response: Response, next: NextFunction): void {
  request.body = undefined;
  if (!hasBody(request)) {
    next();
    return;
  }
  readJson(request, bodyRuleOf(request.path)).then((body) => {
    request.body = body;
    next();
  }, next);
}

function hasBody(request: Request): boolean {
  const length = request.get('content-length');
  return request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
}

async function readJson(request: Request, rule: BodyRule): Promise<JsonValue | undefined> {
  checkContentType(request, rule);
  const bytes = await readBytes(request, rule.maxBytes);
  if (bytes === null) {
    throw new PayloadTooLargeException({
      code: 'body.too_large',
      message: `The body is larger than ${rule.maxBytes / 1024} KiB.`,
    });
  }
  const text = decode(bytes);
  if (text.trim() === '') return undefined;
  if (jsonDepth(text) > maxJsonDepth) {
    throw badBody('body.too_deep', `The body nests deeper than ${maxJsonDepth} levels.`);
  }
  try {
    return parseExactJson(text);
  } catch {
    const fault = findJsonFault(text);
    throw badBody('body.not_json', `The body ${fault?.message ?? 'is not JSON'}.`);
  }
}

function checkContentType(request: Request, rule: BodyRule): void {
  const [type = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = request.get('content-encoding') ?? 'identity';
  if (rule.contentTypes.has(type.trim()) && isUtf8 && encoding === 'identity') return;
  throw new UnsupportedMediaTypeException({
    code: 'body.content_type',
    message: `The body needs the content type ${[...rule.contentTypes].join(' or ')}, in UTF-8 and not compressed.`,
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badBody('body.not_utf8', 'The body is not UTF-8 text.');
  }
}

function badBody(code: string, message: string): BadRequestException {
  return new BadRequestException({
    code,
    message,
    problems: [{ level: 'error', code, path: 'body', message }],
  });
}
