/**
 * What a step shows of its input and output (design.md 8). Rules:
 *
 * 1. What stands below the name of a secret is hidden, whatever it is (B-12). An empty one is shown
 *    empty: it tells the author what is missing.
 * 2. A known secret is hidden wherever it stands, before anything is cut.
 * 3. Long texts, lists and objects are cut, and say how long they were. All together stay below
 *    `mostCharacters`; what comes after is left out.
 * 4. Most values need nothing: they are handed out as they are, without a copy.
 *
 * The run itself keeps the whole: only the record is cut.
 */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { hidden, withoutSecrets } from './hide-secrets';

/** Characters of one text that a step shows. */
export const largestStepText = 8_192;
/** How what was cut says so: at the end of a text, as last of a list, as value of the name `…`. */
const cutMark = /(?:^|… )\(cut, \d+ (?:characters|entries|names)\)$/;
const mostEntries = 200;
const mostCharacters = 128 * 1024;

/** Names as they are after taking case, `-` and `_` away. */
const secretName =
  /^(?:(?:proxy)?authorization|(?:set)?cookie|.*(?:password|passwd|secret|token|apikey|privatekey)|credentials?)$/;

/** Asked for every name of every step: the same few names over and over. */
const known = new Map<string, boolean>();
const mostKnown = 2_000;

function isSecretName(name: string): boolean {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const isSecret = secretName.test(name.slice(0, 200).replace(/[-_]/g, '').toLowerCase());
  if (known.size < mostKnown) known.set(name, isSecret);
  return isSecret;
}

interface Room {
  characters: number;
  readonly secrets: readonly string[];
}

const noSecrets: readonly string[] = [];

/**
 * The value as a step shows it; the same value when nothing is hidden or cut.
 * @param secrets texts to hide, as `secretTextsOf` makes them
 */
export function stepView(value: JsonValue, secrets: readonly string[] = noSecrets): JsonValue {
  return view(value, { characters: mostCharacters, secrets });
}

/** What a view lacks of the value it was made of. */
export interface ViewLoss {
  /** A secret stood there. */
  readonly hidden: boolean;
  readonly cut: boolean;
}

/**
 * What a value that was recorded lacks, by the marks `stepView` leaves. A value that holds such a
 * mark of its own is taken for one that lacks something: better a note too many than none.
 */
export function lossOf(value: JsonValue): ViewLoss {
  if (typeof value === 'string')
    return { hidden: value.includes(hidden), cut: cutMark.test(value) };
  const isComposite = isJsonArray(value) || isJsonObject(value);
  const parts = isComposite ? [...Object.keys(value), ...Object.values(value)] : [];
  const losses = parts.map(lossOf);
  return {
    hidden: losses.some((loss) => loss.hidden),
    cut: losses.some((loss) => loss.cut),
  };
}

function view(value: JsonValue, room: Room): JsonValue {
  if (typeof value === 'string') return viewText(value, room);
  if (isJsonArray(value)) return viewList(value, room);
  if (isJsonObject(value)) return viewObject(value, room);
  room.characters -= 8;
  const isSecret = typeof value === 'number' && room.secrets.includes(String(value));
  return isSecret ? hidden : value;
}

function viewText(whole: string, room: Room): string {
  const text = withoutSecrets(whole, room.secrets);
  const most = Math.max(0, Math.min(largestStepText, room.characters));
  room.characters -= Math.min(text.length, most) + 2;
  if (text.length <= most) return text;
  // The first half of a character that needs two units would be no character.
  const end = most > 0 && /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}… (cut, ${text.length} characters)`;
}

function viewList(list: readonly JsonValue[], room: Room): JsonValue {
  // Made at the first entry that is shown otherwise: most lists need no copy.
  let shown: JsonValue[] | null = null;
  let index = 0;
  for (const item of list) {
    if (index === mostEntries || room.characters <= 0) {
      return [...(shown ?? list.slice(0, index)), `… (cut, ${list.length} entries)`];
    }
    const seen = view(item, room);
    if (seen !== item) shown ??= list.slice(0, index);
    shown?.push(seen);
    index += 1;
  }
  return shown ?? list;
}

function viewObject(object: JsonObject, room: Room): JsonValue {
  const names = Object.keys(object);
  let shown: [string, JsonValue][] | null = null;
  let index = 0;
  for (const name of names) {
    if (index === mostEntries || room.characters <= 0) {
      shown ??= firstEntries(object, names, index);
      shown.push(['…', `(cut, ${names.length} names)`]);
      break;
    }
    const value = object[name] ?? null;
    room.characters -= name.length + 4;
    const seen = isSecretName(name) && !isEmpty(value) ? hidden : view(value, room);
    const shownName = withoutSecrets(name, room.secrets);
    if (seen !== value || shownName !== name) shown ??= firstEntries(object, names, index);
    shown?.push([shownName, seen]);
    index += 1;
  }
  // `fromEntries` defines own properties, `__proto__` among them.
  return shown === null ? object : Object.fromEntries(shown);
}

function firstEntries(
  object: JsonObject,
  names: readonly string[],
  count: number,
): [string, JsonValue][] {
  return names.slice(0, count).map((name) => [name, object[name] ?? null]);
}

function isEmpty(value: JsonValue): boolean {
  return value === '' || value === null;
}
