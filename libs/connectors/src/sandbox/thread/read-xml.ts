import type { JsonValue } from '@hookline/contracts';
import type { Document, Element } from '@xmldom/xmldom';
import xpath from 'xpath';
import type { ReadXmlJob } from '../sandbox-job';
import { parseXml } from './parse-xml';
import { Refusal } from './refusal';

/** The values of the paths by name. Throws `Refusal`: those of `parseXml`, and `xml.path`. */
export function readXml({ xml, paths }: ReadXmlJob): Record<string, JsonValue> {
  const document = parseXml(xml);
  const namespaces = declaredNamespaces(document);
  const values = Object.entries(paths).map(([name, path]) => {
    try {
      const found = xpath
        .parse(path)
        .evaluate({ node: document, namespaces, allowAnyNamespaceForNoPrefix: true });
      return [name, valueOf(found)] as const;
    } catch (error) {
      const complaint = error instanceof Error ? error.message : String(error);
      throw new Refusal('xml.path', `The path \`${path}\` cannot be read: ${complaint}.`, { path });
    }
  });
  return Object.fromEntries(values);
}

function valueOf(found: ReturnType<ReturnType<typeof xpath.parse>['evaluate']>): JsonValue {
  if (found instanceof xpath.XNodeSet) return found.size === 0 ? null : found.stringValue();
  if (found instanceof xpath.XBoolean) return found.booleanValue();
  if (found instanceof xpath.XString) return found.stringValue();
  // Not a number is no value: JSON has no word for it.
  const number = found.numberValue();
  return Number.isFinite(number) ? number : null;
}

/** Prefixes with their namespaces; of one declared twice the outermost, first one. */
function declaredNamespaces(document: Document): Record<string, string> {
  const declared: Record<string, string> = {};
  const elements = document.getElementsByTagName('*');
  for (const element of elements) {
    for (const [prefix, namespace] of prefixesOf(element)) declared[prefix] ??= namespace;
  }
  return declared;
}

function prefixesOf(element: Element): [string, string][] {
  const found: [string, string][] = [];
  for (const { prefix, localName, value } of element.attributes) {
    if (prefix === 'xmlns' && localName) found.push([localName, value]);
  }
  return found;
}
