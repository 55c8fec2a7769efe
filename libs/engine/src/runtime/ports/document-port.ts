import type { JsonObject } from '@hookline/contracts';

/**
 * Reads XML away from the event loop. Both calls throw `NodeFailure`: `xml.invalid` (not well
 * formed; `line` says near where), `xml.doctype` (document type declarations are refused),
 * `xml.too-large` (over 1 MiB, in or out), `xml.too-deep` (over 64 levels), `xml.too-slow`.
 */
export interface DocumentPort {
  /**
   * Values of XPath 1.0 paths, by the name the caller gave each path.
   *
   * A path to nodes gives the text of the first one in document order, null when there is none; a
   * path that is a text, a number or a yes/no (`count(//item)`) gives that value. Prefixes mean
   * what the document declares; a name without a prefix also finds elements of a default
   * namespace. Throws `NodeFailure` (`xml.path`, naming the path) for a path that is not XPath.
   */
  readonly readXml: (xml: string, paths: Readonly<Record<string, string>>) => Promise<JsonObject>;
  /**
   * The document as an object with one field, the root element. An element with text alone is that
   * text; otherwise an object with `@name` for attributes, `#text` for text that is not blank, and
   * a field per child, which is a list when there are several of the name. Prefixes stay in names.
   */
  readonly xmlToJson: (xml: string) => Promise<JsonObject>;
}
