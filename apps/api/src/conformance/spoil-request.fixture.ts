/** Ways to get a request wrong, drawn by chance. */

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method: string;
  /** Below `/api`, with its query, as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What a request is made of before it is spoilt. */
export interface RequestParts {
  readonly method: string;
  readonly template: string;
  /** Value of each `{placeholder}`. */
  readonly ids: Readonly<Record<string, string>>;
  /** The same, of another domain. */
  readonly foreignIds: Readonly<Record<string, string>>;
  readonly query: readonly string[];
  readonly body: unknown;
  readonly hasBody: boolean;
}

type Chance = () => number;
const pick = <T>(values: readonly T[], chance: Chance): T => {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

export const deepJson = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** Written into JSON as they stand: some of them no `JSON.stringify` would write. */
const hostileJson: readonly string[] = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '[[]]',
  '0',
  '-1',
  '1.5',
  '-0',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '1e308',
  '1e999',
  '-1e999',
  '123456789012345678901234567890',
  '"-1"',
  '"1e5"',
  '"NaN"',
  '" "',
  '"9223372036854775808"',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00x"',
  '"\\ud83d\\ude00"',
  '"\\u202e\\ufeff"',
  `"${'x'.repeat(10_000)}"`,
  `"${'😀'.repeat(3_000)}"`,
  '"%s%n\' or 1=1 --"',
  '"${1/0}"',
  '"{{__proto__}}"',
  '"0001-01-01T00:00:00Z"',
  '"+275760-09-13T00:00:00.000Z"',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"id":null}',
  '{"id":{"id":1}}',
  '{"id":"1","id":"2"}',
  '{"toString":1,"valueOf":1,"length":-1}',
  '{"":""}',
  '{"\\u0000":"\\u0000"}',
  '{"\\ud800":1}',
  `{"${'k'.repeat(10_000)}":1}`,
  deepJson(60),
  `[${'0,'.repeat(2_000)}0]`,
];

const hostileIds: readonly string[] = [
  'abc',
  '-1',
  '0',
  '00',
  '1.5',
  '1e3',
  '0x10',
  '+1',
  '%20',
  '%00',
  '%0a',
  '%F0%9F%98%80',
  '%D9%A1',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999',
  '1%27--',
  '1%2F2',
  '..%2F..%2Fetc',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  '%5Bobject%20Object%5D',
  '9'.repeat(3_000),
];

/** Of broken percent-encoding: nothing can be asked for by these. */
export const undecodableIds: readonly string[] = ['%', '%zz', '%E0%A4%A', '%FF', '%ED%A0%80'];

const hostileQueryValues: readonly string[] = [
  '',
  '-1',
  '0',
  '1.5',
  'abc',
  '1e9',
  '1e999',
  '20001',
  '1000001',
  'NaN',
  'Infinity',
  '9223372036854775808',
  '99999999999999999999',
  '253402300800000',
  '1e20',
  '%00',
  'a%00b',
  '%FF',
  '%ED%A0%80',
  '%',
  '*',
  '%25%25%25',
  '%5C',
  '**************',
  '%2Bname',
  '-nope',
  '%2B__proto__',
  '-constructor',
  'name;drop%20table',
  "'%20or%201=1",
  'true',
  'null',
  'x'.repeat(6_000),
  '%F0%9F%98%80',
  'Mars/Base',
  '../../etc/passwd',
  '0193a000-0000-7000-8000-000000000001',
];

const unknownQueries: readonly string[] = [
  'page=1&page=2',
  'size=1&size=2',
  'sort=a&sort=b',
  'q=a&q=b',
  'q[a]=b',
  'q[]=b',
  'id[]=1',
  'id[a][b]=c',
  '__proto__[x]=1',
  'constructor.prototype.x=1',
  'unknown=1',
  '&&==&',
  `${'id=1&'.repeat(1_200)}`,
];

/** One wrong request; sometimes the fault is one a server may overlook. */
export function spoilRequest(parts: RequestParts, chance: Chance): RawRequest {
  const names = Object.keys(parts.ids);
  const ways: (() => RawRequest)[] = [() => build(parts, { query: spoiltQuery(parts, chance) })];
  if (names.length > 0) ways.push(() => build(parts, { ids: spoiltIds(parts, names, chance) }));
  if (parts.hasBody) {
    ways.push(
      ...Array.from(
        { length: 6 },
        () => () => build(parts, { body: spoiltJson(parts.body, chance) }),
      ),
      () => build(parts, { body: pick(hostileJson, chance) }),
      () => build(parts, { body: brokenText(parts.body, chance) }),
      () => build(parts, { headers: pick(hostileHeaders, chance) }),
    );
  }
  return pick(ways, chance)();
}

const hostileHeaders: readonly Record<string, string>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': '' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'ce-id': '%00', 'ce-type': 'queue.missed' },
  { 'content-type': 'application/cloudevents-batch+json' },
  { 'content-type': 'application/json', 'idempotency-key': 'é'.repeat(3) },
  { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(5_000) },
];

/** The request of these parts, with what is given in place of its own. */
export function build(
  parts: RequestParts,
  changed: {
    ids?: Readonly<Record<string, string>>;
    query?: string;
    body?: string | null;
    headers?: Readonly<Record<string, string>>;
  } = {},
): RawRequest {
  const ids = { ...parts.ids, ...changed.ids };
  const path = parts.template.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? '1');
  const query = changed.query ? `?${changed.query}` : '';
  const body = changed.body ?? (parts.hasBody ? JSON.stringify(parts.body) : null);
  return {
    method: parts.method,
    path: path + query,
    headers: body === null ? {} : { 'content-type': 'application/json', ...changed.headers },
    body,
  };
}

function spoiltIds(
  { foreignIds }: RequestParts,
  names: readonly string[],
  chance: Chance,
): Record<string, string> {
  const name = pick(names, chance);
  const foreign = foreignIds[name];
  const values = [...hostileIds, ...undecodableIds, ...(foreign === undefined ? [] : [foreign])];
  return { [name]: pick(values, chance) };
}

function spoiltQuery({ query }: RequestParts, chance: Chance): string {
  const unknown = pick(unknownQueries, chance);
  if (query.length === 0 || chance() < 0.2) return unknown;
  return `${pick(query, chance)}=${pick(hostileQueryValues, chance)}`;
}

/** The JSON of a value with one place replaced, left out or added to. */
function spoiltJson(value: unknown, chance: Chance): string {
  const mark = 'to be spoilt';
  const places = placesOf(value);
  const place = pick(places, chance);
  const at = place.at(-1);
  const way = chance();
  if (at !== undefined && typeof at === 'string' && way < 0.2) {
    return JSON.stringify(changed(value, place, undefined));
  }
  if (way < 0.3) {
    const odd = pick(['__proto__', 'constructor', 'unknown_field', 'id', 'domain_id'], chance);
    const object = JSON.stringify(value);
    return object.startsWith('{"')
      ? `{"${odd}":${pick(hostileJson, chance)},${object.slice(1)}`
      : object;
  }
  const marked = JSON.stringify(changed(value, place, mark));
  return marked.replace(JSON.stringify(mark), () => pick(hostileJson, chance));
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => placesOf(item, [...at, index]))
    : Object.entries(value).flatMap(([name, item]) => placesOf(item, [...at, name]));
  return [at, ...below];
}

function changed(value: unknown, [first, ...rest]: Place, to: unknown): unknown {
  if (first === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === first ? changed(item, rest, to) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === first ? changed(item, rest, to) : item,
    ]),
  );
}

function brokenText(value: unknown, chance: Chance): string {
  const text = JSON.stringify(value);
  return pick(
    [
      text.slice(0, Math.floor(chance() * text.length)) || '{',
      `${text},`,
      `\ufeff${text}`,
      text.replace('"', "'"),
      '{a:1}',
      'undefined',
      '{"a":1}}',
      '"',
      deepJson(65),
      deepJson(2_000),
      '['.repeat(50_000),
      '{"a":'.repeat(70) + '1' + '}'.repeat(70),
    ],
    chance,
  );
}
