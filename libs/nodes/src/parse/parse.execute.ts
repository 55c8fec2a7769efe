import { cleanJson, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import {
  assertNever,
  NodeFailure,
  type Exit,
  type NodeContext,
  type ReadPorts,
} from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import { writeXml } from '../xml/write-xml';
import { parseForm, writeForm } from '../form-data';
import type { ParseParams } from './parse.params';
import { parseStorableJson } from '../storable-json';

/** Longest text this node writes, in characters. */
const longestText = 262_144;

/**
 * Leaves by `next` with the value or the text. Throws `NodeFailure`: `parse.json`, `parse.value`
 * (no object for a form), `parse.too-large`, and the `xml.…` codes of the port and of `writeXml`.
 */
export async function executeParse(
  params: ParseParams,
  context: NodeContext & { readonly ports: Pick<ReadPorts, 'documents'> },
): Promise<Exit> {
  const result = await resultOf(params, context.ports);
  if (typeof result === 'string' && result.length > longestText) {
    throw new NodeFailure('parse.too-large', `The text has more than ${longestText} characters.`);
  }
  const cleaned = cleanJson(result);
  if (cleaned.kind !== 'clean') {
    throw new NodeFailure('parse.too-deep', 'The value is nested too deep to be kept.');
  }
  return exitWithResult(cleaned.value, params, context);
}

async function resultOf(
  params: ParseParams,
  { documents }: Pick<ReadPorts, 'documents'>,
): Promise<JsonValue> {
  const { operation, text, value } = params;
  switch (operation) {
    case 'parse-json':
      return jsonIn(text);
    case 'parse-form':
      return parseForm(text);
    case 'parse-xml':
      return Object.keys(params.paths).length === 0
        ? documents.xmlToJson(text)
        : documents.readXml(text, params.paths);
    case 'write-json':
      return JSON.stringify(structured(value));
    case 'write-form':
      return writeForm(objectIn(value));
    case 'write-xml':
      return writeXml(structured(value), params.root);
    default:
      return assertNever(operation);
  }
}

function jsonIn(text: string): JsonValue {
  const value = parseStorableJson(text);
  if (value !== undefined) return value;
  throw new NodeFailure('parse.json', 'The text is not JSON, or it is nested too deep.');
}

function objectIn(value: JsonValue): JsonObject {
  const fields = structured(value);
  if (isJsonObject(fields)) return fields;
  throw new NodeFailure('parse.value', 'A form is made of an object.');
}

/** In arrays a template is always text, so an object comes as its JSON (decision 10). */
function structured(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  return parseStorableJson(value) ?? value;
}
