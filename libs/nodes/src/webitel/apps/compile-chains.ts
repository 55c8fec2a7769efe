/** Apps that say several things at once and become one node for each, in the order written. */
import { isJsonArray, type JsonObject, type JsonValue } from '@hookline/contracts';
import { inWords, isYes, numberOf, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

type CompileChain = (args: JsonValue, notice: Notice) => readonly NodeDraft[];

export const chainApps: ReadonlyMap<string, CompileChain> = new Map<string, CompileChain>([
  ['global', compileGlobal],
  ['cache', compileCache],
]);

/** `global {name: {value, encrypt}}`; a bare value is taken for its text. */
function compileGlobal(args: JsonValue): NodeDraft[] {
  return Object.entries(objectOf(args)).map(([name, given]) => {
    const { value, encrypt } =
      typeof given === 'object' ? objectOf(given) : { value: given, encrypt: false };
    const params: JsonObject = isYes(encrypt)
      ? { action: 'set-secret', name, secret: textOfValue(value) }
      : { action: 'set', name, value: textOfValue(value) };
    return { type: 'domain-variable', name: inWords('Global', name), params };
  });
}

const longestDays = 30;

/** `cache {type, action, get{var: key}, set{data{}, ttl}, delete{keys[]}}`: one cache for both types. */
function compileCache(args: JsonValue, notice: Notice): NodeDraft[] {
  const given = objectOf(args);
  switch (textOfValue(given['action'])) {
    case 'get':
      return Object.entries(objectOf(given['get'])).map(([variable, key]) => ({
        type: 'cache-get',
        name: inWords('Cache:', variable),
        params: { key: textOfValue(key), variable },
      }));
    case 'set':
      return compileCacheSet(objectOf(given['set']), notice);
    case 'delete':
      return keysOf(objectOf(given['delete'])['keys']).map((key) => ({
        type: 'cache-delete',
        name: inWords('Forget', key),
        params: { key },
      }));
    default:
      notice('cache.action', 'needs `action` get, set or delete; without it nothing is done');
      return [];
  }
}

function compileCacheSet(set: JsonObject, notice: Notice): NodeDraft[] {
  const ttl = textOfValue(set['ttl']).trim();
  const isForEver = ttl === '' || numberOf(ttl) === 0;
  if (isForEver) notice('cache.ttl', `has no ttl; ${longestDays} days are used`);
  const time = isForEver
    ? { keepAmount: longestDays, keepUnit: 'day' }
    : { keepAmount: ttl, keepUnit: 's' };
  return Object.entries(objectOf(set['data'])).map(([key, value]) => ({
    type: 'cache-set',
    name: inWords('Keep', key),
    params: { key, value: textOfValue(value), ...time },
  }));
}

function keysOf(keys: JsonValue | undefined): string[] {
  if (isJsonArray(keys)) return keys.map(textOfValue);
  return keys === undefined || keys === null ? [] : [textOfValue(keys)];
}
