/** Elements as JSON; the rules are in `DocumentPort.xmlToJson`. Depth is limited by `parseXml`. */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { Node, type Element } from '@xmldom/xmldom';
import type { XmlToJsonJob } from '../sandbox-job';
import { parseXml } from './parse-xml';

/** The document as an object of its root element. Throws what `parseXml` throws. */
export function xmlToJson({ xml }: XmlToJsonJob): JsonObject {
  const root = parseXml(xml).documentElement;
  return root ? Object.fromEntries([[root.tagName, valueOf(root)]]) : {};
}

function valueOf(element: Element): JsonValue {
  const fields = new Map<string, JsonValue>();
  for (const { name, value } of element.attributes) fields.set(`@${name}`, value);
  const children = childrenByName(element);
  const text = textOf(element);
  if (fields.size === 0 && children.size === 0) return text;
  // Blanks between elements are layout, not text.
  if (text.trim() !== '') fields.set('#text', text);
  for (const [name, [first, ...more]] of children) {
    fields.set(name, more.length === 0 && first !== undefined ? first : [first ?? '', ...more]);
  }
  // From entries: a field may be called `__proto__`.
  return Object.fromEntries(fields);
}

function childrenByName(element: Element): Map<string, JsonValue[]> {
  const children = new Map<string, JsonValue[]>();
  for (const child of element.children) {
    const values = children.get(child.tagName) ?? [];
    values.push(valueOf(child));
    children.set(child.tagName, values);
  }
  return children;
}

/** The element's own text, without that of its children. */
function textOf(element: Element): string {
  const parts: string[] = [];
  for (const node of element.childNodes) {
    const isText = node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE;
    if (isText) parts.push(node.nodeValue ?? '');
  }
  return parts.join('');
}
