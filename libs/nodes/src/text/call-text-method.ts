/**
 * What Webitel's `string` can call (webitel.md 4): its own functions and the methods of
 * JavaScript's texts, with their meaning there. Rules:
 *
 * 1. Arguments are texts; where a method takes a number, the text is read as JavaScript reads it.
 * 2. `/…/flags` is a regular expression, run by RE2 in linear time (B-32).
 * 3. What may grow is built by the functions of the language, within their budget.
 * 4. A list is the result of `split` and `match`; `gomatch` joins its groups by `,`.
 */
import { NodeFailure, type Value } from '@hookline/engine';
import { isJsonArray } from '@hookline/contracts';
import { patternOf, quotedPattern } from './method-pattern';

/** Calls a function of the language. */
export type CallLibrary = (name: string, ...values: readonly Value[]) => Value;

interface MethodCall {
  readonly text: string;
  readonly args: readonly string[];
  readonly call: CallLibrary;
}

/** The result of a method. Throws `NodeFailure` (`text.method`) for one that texts do not have. */
export function callTextMethod(
  method: string,
  text: string,
  args: readonly string[],
  call: CallLibrary,
): Value {
  const run = methods.get(method);
  if (!run) {
    const name = method.slice(0, 40);
    throw new NodeFailure('text.method', `\`${name}\` is not a method of a text.`);
  }
  return run({ text, args, call });
}

/** Whether there is a method of this name. */
export function isTextMethod(method: string): boolean {
  return methods.has(method);
}

const methods: ReadonlyMap<string, (method: MethodCall) => Value> = new Map<
  string,
  (method: MethodCall) => Value
>([
  ['reverse', ({ text, call }) => call('reverse', text)],
  ['length', ({ text }) => text.length],
  ['base64', base64],
  ['MD5', ({ text, call }) => call('md5', text)],
  ['SHA-256', ({ text, call }) => call('sha256', text)],
  ['SHA-512', ({ text, call }) => call('sha512', text)],
  ['gomatch', goMatch],
  ['toString', ({ text }) => text],
  ['valueOf', ({ text }) => text],
  ['toUpperCase', ({ text, call }) => call('upper', text)],
  ['toLocaleUpperCase', ({ text, call }) => call('upper', text)],
  ['toLowerCase', ({ text, call }) => call('lower', text)],
  ['toLocaleLowerCase', ({ text, call }) => call('lower', text)],
  ['trim', ({ text }) => text.trim()],
  ['trimStart', ({ text }) => text.trimStart()],
  ['trimLeft', ({ text }) => text.trimStart()],
  ['trimEnd', ({ text }) => text.trimEnd()],
  ['trimRight', ({ text }) => text.trimEnd()],
  ['at', ({ text, args }) => text.at(numberAt(args, 0) ?? 0)],
  ['charAt', ({ text, args }) => text.charAt(numberAt(args, 0) ?? 0)],
  ['charCodeAt', ({ text, args }) => numberOrNone(text.charCodeAt(numberAt(args, 0) ?? 0))],
  ['codePointAt', ({ text, args }) => text.codePointAt(numberAt(args, 0) ?? 0)],
  ['concat', ({ text, args, call }) => call('join', [text, ...args], '')],
  ['includes', ({ text, args }) => text.includes(textAt(args, 0), numberAt(args, 1))],
  ['startsWith', ({ text, args }) => text.startsWith(textAt(args, 0), numberAt(args, 1))],
  ['endsWith', ({ text, args }) => text.endsWith(textAt(args, 0), numberAt(args, 1))],
  ['indexOf', ({ text, args }) => text.indexOf(textAt(args, 0), numberAt(args, 1))],
  ['lastIndexOf', ({ text, args }) => text.lastIndexOf(textAt(args, 0), numberAt(args, 1))],
  ['localeCompare', ({ text, args }) => text.localeCompare(textAt(args, 0))],
  ['normalize', normalize],
  [
    'padStart',
    ({ text, args, call }) => call('padStart', text, numberAt(args, 0) ?? 0, fillOf(args)),
  ],
  ['padEnd', ({ text, args, call }) => call('padEnd', text, numberAt(args, 0) ?? 0, fillOf(args))],
  ['repeat', ({ text, args, call }) => call('repeat', text, numberAt(args, 0) ?? 0)],
  ['slice', ({ text, args }) => text.slice(numberAt(args, 0), numberAt(args, 1))],
  ['substring', ({ text, args }) => text.substring(numberAt(args, 0) ?? 0, numberAt(args, 1))],
  ['substr', substr],
  ['split', split],
  ['match', match],
  ['search', search],
  ['replace', (method) => replace(method, false)],
  ['replaceAll', (method) => replace(method, true)],
]);

function base64({ text, args, call }: MethodCall): Value {
  return args[0] === 'decoder' ? call('fromBase64', text) : call('base64', text);
}

/** Decision 20: the groups, or the whole match when there are none. */
function goMatch({ text, args, call }: MethodCall): Value {
  const pattern = patternOf(textAt(args, 0))?.source ?? textAt(args, 0);
  const groups = call('groups', text, pattern);
  return isJsonArray(groups) ? groups.join(',') : '';
}

function normalize({ text, args }: MethodCall): Value {
  const form = args[0] ?? 'NFC';
  if (!/^NFK?[CD]$/.test(form)) {
    throw new NodeFailure('text.method', 'A normal form is NFC, NFD, NFKC or NFKD.');
  }
  return text.normalize(form);
}

function substr({ text, args }: MethodCall): string {
  const asked = numberAt(args, 0) ?? 0;
  const start = asked < 0 ? Math.max(0, text.length + asked) : asked;
  const length = numberAt(args, 1) ?? text.length;
  return text.slice(start, start + Math.max(0, length));
}

function split({ text, args, call }: MethodCall): Value {
  const [separator] = args;
  if (separator === undefined) return [text];
  const pattern = patternOf(separator);
  if (text === '') return separator === '' ? [] : [''];
  const pieces = pattern ? call('splitBy', text, pattern.source) : call('split', text, separator);
  const limit = numberAt(args, 1);
  return limit === undefined || !isJsonArray(pieces) ? pieces : pieces.slice(0, limit);
}

/** Without `g` the whole match and its groups, with it all matches; nothing when none is found. */
function match({ text, args, call }: MethodCall): Value {
  const pattern = patternOf(textAt(args, 0)) ?? { source: textAt(args, 0), isGlobal: false };
  if (!pattern.isGlobal) return call('groups', text, `(${pattern.source})`);
  const found = call('findAll', text, pattern.source);
  return isJsonArray(found) && found.length === 0 ? undefined : found;
}

function search({ text, args, call }: MethodCall): Value {
  const pattern = patternOf(textAt(args, 0))?.source ?? textAt(args, 0);
  return call('search', text, pattern);
}

function replace({ text, args, call }: MethodCall, isAll: boolean): Value {
  const wanted = textAt(args, 0);
  const pattern = patternOf(wanted) ?? { source: quotedPattern(wanted), isGlobal: isAll };
  return call(
    'replaceGroups',
    text,
    pattern.source,
    textAt(args, 1),
    pattern.isGlobal ? undefined : 1,
  );
}

/** JavaScript takes a missing argument for the word `undefined`; nobody means that. */
function textAt(args: readonly string[], index: number): string {
  return args[index] ?? '';
}

function numberAt(args: readonly string[], index: number): number | undefined {
  const text = args[index];
  return text === undefined ? undefined : Math.trunc(Number(text)) || 0;
}

function fillOf(args: readonly string[]): string {
  return args[1] ?? ' ';
}

function numberOrNone(value: number): Value {
  return Number.isNaN(value) ? undefined : value;
}
