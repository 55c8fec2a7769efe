/**
 * A document from text nobody has to trust. Rules:
 *
 * 1. Whatever the parser complains about, warnings too, is a refusal with its line.
 * 2. No document type declaration, hence no entities beyond XML's own five.
 * 3. At most `maxXmlDepth` levels, looked at without recursion.
 */
import { DOMParser, ParseError, type Document, type Node } from '@xmldom/xmldom';
import { Refusal } from './refusal';
import { maxXmlDepth, maxXmlLength } from './xml-limits';

/** Throws `Refusal`: `xml.invalid`, `xml.doctype`, `xml.too-large`, `xml.too-deep`. */
export function parseXml(xml: string): Document {
  if (xml.length > maxXmlLength) {
    throw new Refusal('xml.too-large', `The XML is longer than ${maxXmlLength} characters.`);
  }
  const document = wellFormed(xml.replace(/^\uFEFF/, ''));
  if (document.doctype) {
    throw new Refusal('xml.doctype', 'The XML has a document type declaration; these are refused.');
  }
  assertDepth(document);
  return document;
}

function wellFormed(xml: string): Document {
  let complaint: string | null = null;
  const parser = new DOMParser({
    onError: (_level, message) => {
      complaint ??= message;
      throw new Error(message);
    },
  });
  try {
    return parser.parseFromString(xml, 'text/xml');
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw invalid(complaint ?? error.message, error.locator);
  }
}

function invalid(complaint: string, locator: unknown): Refusal {
  const line = numberIn(locator, 'lineNumber');
  const column = numberIn(locator, 'columnNumber');
  // The parser does not know the place of what is missing altogether.
  if (line === null || line === 0) {
    return new Refusal('xml.invalid', `The XML is not well formed: ${complaint}.`);
  }
  const sentence = `The XML is not well formed near line ${line}: ${complaint}.`;
  return new Refusal('xml.invalid', sentence, { line, ...(column !== null && { column }) });
}

function numberIn(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'number' ? found : null;
}

function assertDepth(document: Document): void {
  let depth = 0;
  let node: Node | null = document.documentElement;
  while (node) {
    if (depth >= maxXmlDepth) {
      throw new Refusal('xml.too-deep', `The XML is nested deeper than ${maxXmlDepth} levels.`);
    }
    if (node.firstChild) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
}
