/** Params an author could write, per node type, with values that are fine and values that are not. */
import type { JsonObject } from '@hookline/contracts';

/**
 * What an event may hold: everyday values, and the worst that JSON can say. Read with `JSON.parse`,
 * so that prototype keys are own keys.
 */
export const hostileData: JsonObject = JSON.parse(`{
  "n": 3, "text": "abc", "empty": "", "yes": true, "list": [1, "two", null, {"a": 1}], "items": [1, 2, 3],
  "destination": "380501112233", "zone": "Nowhere/Land", "date": "not a date", "many": ${JSON.stringify(
    Array.from({ length: 1_200 }, (_, index) => index),
  )},
  "deep": ${'['.repeat(200)}1${']'.repeat(200)},
  "deepText": "${'['.repeat(5_000)}",
  "huge": "${'x'.repeat(12_000)}",
  "crlf": "a\\r\\nb\\u0000", "url": "http://[::1", "pattern": "(a+)+$", "brackets": "\${n} {{n}} $\${n}",
  "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},
  "json": "{\\"__proto__\\":{\\"polluted\\":1},\\"a\\":[1,2]}", "xml": "<a><b>1</b></a>",
  "big": "99999999999999999999", "negative": -1, "fraction": 0.1, "emoji": "\\ud83d", "agent_id": "7"
}`);

const ref = { id: '4', name: '' };

/** Of every type a run can come to as a step of its own; forks, loops and ends are drawn. */
export const leafParams: Readonly<Record<string, readonly JsonObject[]>> = {
  limit: [{ max: 1 }, { max: '${n}' }, { max: '${text}' }],
  switch: [
    { value: '${text}', cases: [{ name: 'abc', label: 'ABC', equals: 'abc' }] },
    { value: '${deep}', cases: [{ name: 'one', label: '', equals: '${huge}' }] },
  ],
  wait: [
    { amount: 2 },
    { amount: 2, unit: 'h' },
    { amount: '${n}', unit: 'min' },
    { amount: '${huge}' },
    { until: 'moment', moment: '${date}' },
    { until: 'moment', moment: '2026-03-02T00:00:00Z' },
    { until: 'event', event: 'queue.leaving, agent.status', timeoutAmount: 5, timeoutUnit: 'min' },
    {
      until: 'event',
      event: 'queue.answered',
      conditions: { all: [{ field: 'deep.0.0', operator: 'more', value: '${n}' }] },
    },
  ],
  'set-variables': [
    { assignments: [{ name: 'a', value: '${n + 1}' }] },
    { assignments: [{ name: 'a', value: '${huge}${huge}${a}' }] },
    { assignments: [{ name: 'a', value: { deep: '${deep}', list: ['${many}'] } }] },
    { assignments: [{ name: 'zoned', value: '${hour()}' }], zone: '${zone}' },
    { assignments: [{ name: 'x', value: '${text * list}' }] },
    { assignments: [{ name: 'a', value: "${steps['A'].body}" }] },
  ],
  text: [
    { operation: 'upper', text: '${huge}', resultVariable: 'a' },
    { operation: 'match', text: '${huge}', search: '${pattern}' },
    { operation: 'replace', text: '${huge}', search: 'x', replacement: '${huge}' },
    { operation: 'repeat', text: '${huge}', times: 10_000 },
    { operation: 'split', text: '${huge}', separator: '', resultVariable: 'a' },
    { operation: 'decode', text: '${huge}' },
    { operation: 'method', text: 'abc', method: '${text}', args: ['${deep}'] },
  ],
  math: [
    { operation: 'expression', expression: 'n * 2', resultVariable: 'a' },
    { operation: 'expression', expression: 'list.0 / empty' },
    { operation: 'divide', first: '${n}', second: '${empty}' },
    { operation: 'sum', list: '${many}' },
    { operation: 'random', to: '${negative}' },
    { operation: 'pick', list: '${deep}' },
  ],
  'date-time': [
    { operation: 'now', zone: '${zone}' },
    { operation: 'format', date: '${date}', pattern: '${huge}' },
    { operation: 'add', date: '', amount: '${n}', unit: 'day', resultVariable: 'a' },
    { operation: 'add', date: '', amount: '${big}' },
    { operation: 'parse', text: '${date}', pattern: '${pattern}' },
  ],
  parse: [
    { operation: 'parse-json', text: '${json}', resultVariable: 'a' },
    { operation: 'parse-json', text: '${deepText}' },
    { operation: 'parse-form', text: 'a=1&__proto__=2&constructor=3' },
    { operation: 'parse-xml', text: '${xml}', paths: { b: '//b' } },
    { operation: 'write-json', value: { all: '${deep}' }, resultVariable: 'a' },
    { operation: 'write-xml', value: '${deep}', root: 'data' },
  ],
  hash: [{ text: '${huge}' }, { kind: 'hmac', text: '${emoji}', key: '${empty}' }],
  script: [{ source: 'return vars.n' }, { source: 'return event', values: { v: '${deep}' } }],
  'domain-variable': [
    { name: 'vip', value: '${n}' },
    { name: '${constructor}', value: 1 },
    { action: 'set-secret', name: 'token', secret: '${huge}' },
    { action: 'delete', name: 'vip' },
  ],
  'calendar-check': [
    { calendar: ref, variable: 'open' },
    { calendar: { id: '', name: '${text}' } },
  ],
  'cache-get': [{ key: 'k', variable: 'a' }, { key: '${crlf}' }],
  'cache-set': [
    { key: 'k', value: '${huge}' },
    { key: 'k', value: 1, keepAmount: '${negative}' },
  ],
  'cache-delete': [{ key: '${huge}' }],
  log: [{ text: '${deep}' }, { what: 'variables' }],
  'http-request': [
    { url: 'https://crm.example/${text}', bodyType: 'json', json: { a: '${deep}' } },
    { url: '${url}' },
    { url: 'https://crm.example', headers: { 'x-a': '${crlf}' } },
    { url: 'https://crm.example', extract: { a: 'a.#.b' }, responseCode: 'code', cookies: 'jar' },
    { url: 'https://crm.example', bodyType: 'xml', xml: '<a>${xml}</a>', method: 'PUT' },
    { url: 'https://crm.example', maxRedirects: '${text}' },
  ],
  'send-message': [
    { channel: 'telegram', integration: ref, to: '42', text: '${huge}' },
    { channel: 'email', integration: ref, to: '${crlf}', subject: '${crlf}', text: 'x' },
    { channel: 'slack', integration: ref, format: 'markdown', markdown: '*${text}*' },
    { channel: 'webhook', integration: ref, text: '${deep}', idVariable: 'a' },
  ],
  'list-add': [
    { list: ref, number: '${destination}' },
    { list: ref, number: '${empty}' },
    { list: ref, number: '1', expiry: 'at', expireAt: '${date}' },
  ],
  'list-remove': [{ list: ref, number: '${huge}' }],
  'list-check': [{ list: ref, number: '${destination}' }],
  'task-add': [
    { queue: ref, destination: '${destination}', variables: { a: '${n}' } },
    { queue: ref, destination: '1', delayAmount: '${date}' },
  ],
  'task-find': [{ destination: '${destination}', set: { id: 'id' } }, { taskId: '${empty}' }],
  'task-update': [
    { taskId: '${n}', priority: 1 },
    { taskId: '1', readyAt: '${date}' },
  ],
  'task-remove': [{ destination: '${destination}' }],
  'queue-info': [{ queue: ref }, { queue: ref, ask: 'metric', lastMinutes: '${huge}' }],
  'agent-info': [{ agentId: '${agent_id}' }, { by: 'name', value: '${deep}' }],
  'agent-update': [
    { agentId: '7', status: 'online' },
    { agentId: '7', status: '${text}' },
  ],
  'publish-event': [
    { eventType: 'crm.saved', data: { a: '${deep}' } },
    { eventType: '${text}', subject: '${crlf}' },
  ],
  'notify-agent': [{ message: 'x' }, { message: '${huge}', agentIds: '${deep}' }],
  'open-link': [{ url: 'https://crm.example/${text}' }, { url: '${url}' }],
  'run-schema': [
    { schema: ref, variablesOut: { a: 'theirs' } },
    { schema: ref, wait: false, variablesIn: { a: '${deep}' } },
    { schema: ref, passAll: true, longestAmount: 1, longestUnit: 'min' },
  ],
  goto: [{ tag: 'x' }],
  'loop-entry': [{ loop: 'start' }],
  'function-declare': [{ function: 'f', body: 'start' }],
  'function-call': [{ function: 'f', bodies: ['start'] }],
  'function-return': [{ function: 'f', calls: ['start'] }],
  opaque: [{ app: 'playback', source: { a: 1 } }],
};

/** What a loop, a choice or a test of a loop says. */
export const tests: readonly JsonObject[] = [
  { mode: 'expression', expression: 'n > 2' },
  { mode: 'expression', expression: 'a == 1 || text in list' },
  { mode: 'expression', expression: 'list * 2 > text' },
  { mode: 'rules', rules: { all: [{ field: 'n', operator: 'more', value: 1 }] } },
  { mode: 'rules', rules: { any: [{ field: 'huge', operator: 'matches', value: '${pattern}' }] } },
  { mode: 'rules', rules: { all: [{ field: 'deep', operator: 'equal', value: '${deep}' }] } },
];

/** What a for-each goes through. */
export const lists: readonly JsonObject[] = [
  { list: 'items' },
  { list: 'list', collect: 'item' },
  { list: 'many' },
  { list: 'many', maxItems: 1_000, collect: 'huge' },
  { list: 'text' },
  { list: 'nothing' },
];
