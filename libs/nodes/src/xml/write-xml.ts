/**
 * A JSON value as XML: the way back of `DocumentPort.xmlToJson`. Rules:
 *
 * 1. An object with one field is a document with that root; any other value goes below a root
 *    that is named.
 * 2. `@name` is an attribute, `#text` the text of the element, every other field a child; a list
 *    is one child for each item. Null is an empty element.
 * 3. Every value is escaped; a name that XML does not allow is refused, never repaired.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import { encodeForXml, NodeFailure } from '@hookline/engine';

/** Letters, digits, `.`, `-`, `_` and one prefix: the names people give (XML 1.0, 2.3). */
const elementName = /^[\p{L}_][\p{L}\p{M}\p{N}._-]*(?::[\p{L}_][\p{L}\p{M}\p{N}._-]*)?$/u;

const deepestElement = 64;
const longestDocument = 1_048_576;

/**
 * The document, with a declaration. `root` names the root of a value that is not one (rule 1).
 * Throws `NodeFailure`: `xml.name`, `xml.too-deep`, `xml.too-large` (over 1 Mi characters).
 */
export function writeXml(value: JsonValue, root: string): string {
  const [first, ...others] = isJsonObject(value) ? Object.entries(value) : [];
  const isDocument =
    first !== undefined &&
    others.length === 0 &&
    !isJsonArray(first[1]) &&
    !first[0].startsWith('@') &&
    first[0] !== '#text';
  const xml = isDocument ? element(first[0], first[1], 1) : element(root, value, 1);
  if (xml.length > longestDocument) throw tooLarge();
  return `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
}

function element(name: string, value: JsonValue, depth: number): string {
  if (depth > deepestElement) {
    throw new NodeFailure('xml.too-deep', `The value is deeper than ${deepestElement} levels.`);
  }
  checkName(name);
  const { attributes, content } = partsOf(value, depth);
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function partsOf(value: JsonValue, depth: number): { attributes: string; content: string } {
  if (isJsonArray(value)) {
    return {
      attributes: '',
      content: joined(value.map((item) => element('item', item, depth + 1))),
    };
  }
  if (!isJsonObject(value)) return { attributes: '', content: textOf(value) };
  let attributes = '';
  const contents: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('@')) {
      checkName(name.slice(1));
      attributes += ` ${name.slice(1)}="${textOf(member)}"`;
    } else if (name === '#text') contents.push(textOf(member));
    else if (isJsonArray(member)) {
      contents.push(...member.map((item) => element(name, item, depth + 1)));
    } else contents.push(element(name, member, depth + 1));
  }
  return { attributes, content: joined(contents) };
}

/** Checked while it grows: a list of lists must not exhaust the memory first. */
function joined(pieces: readonly string[]): string {
  const content = pieces.join('');
  if (content.length > longestDocument) throw tooLarge();
  return content;
}

function textOf(value: JsonValue): string {
  if (value === null) return '';
  return encodeForXml(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function checkName(name: string): void {
  if (elementName.test(name)) return;
  const shown = name.slice(0, 60);
  throw new NodeFailure('xml.name', `\`${shown}\` cannot be the name of an element or attribute.`);
}

function tooLarge(): NodeFailure {
  return new NodeFailure('xml.too-large', 'The document would be longer than 1 MiB.');
}
