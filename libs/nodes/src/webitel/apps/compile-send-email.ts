import type { JsonObject, JsonValue } from '@hookline/contracts';
import {
  inWords,
  listOf,
  numberOf,
  objectOf,
  refOf,
  textOfValue,
  withoutEmpty,
} from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

/** Arguments that have no counterpart here. */
const ignored = [
  'from',
  'replyToId',
  'attachment',
  'async',
  'store',
  'contactIds',
  'ownerId',
] as const;

/** `sendEmail`: a mail through an email connection named by `profile` (decision 7). */
export function compileSendEmail(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const to = addressesOf(given['to']);
  const isHtml = textOfValue(given['type']).toLowerCase() !== 'text';
  const message = textOfValue(given['message']);
  warn(given, notice);
  return {
    type: 'send-message',
    name: inWords('Mail to', to),
    params: {
      channel: 'email',
      integration: refOf(given['profile']),
      to,
      format: isHtml ? 'html' : 'plain',
      ...withoutEmpty({
        cc: addressesOf(given['cc']),
        subject: textOfValue(given['subject']),
        [isHtml ? 'html' : 'text']: message,
        idVariable: variableFor(given['set'], ['message_id', 'id']),
        errorVariable: variableFor(given['set'], ['error']),
      }),
    },
    ...triesOf(given['retryCount']),
  };
}

function warn(given: JsonObject, notice: Notice): void {
  if (given['smtp'] !== undefined) {
    notice(
      'email.inline-smtp',
      'brings its own mail server; make an email connection of it and name it in `profile`',
    );
  } else if (Object.keys(refOf(given['profile'])).length === 0) {
    notice('email.no-profile', 'names no `profile`, so there is no connection to send through');
  }
  for (const name of ignored.filter((one) => given[one] !== undefined && !isNothing(given[one]))) {
    notice('email.ignored', `sets \`${name}\`, which mail here does not have`);
  }
}

function isNothing(value: JsonValue | undefined): boolean {
  return value === null || value === '' || value === false || value === 'false';
}

function addressesOf(value: JsonValue | undefined): string {
  const list = typeof value === 'string' ? [value] : listOf(value);
  return list.map(textOfValue).filter(Boolean).join(', ');
}

/** `set` names variables by what they take: `{"mail_id": "message_id"}` or `{"message_id": "mail_id"}`. */
function variableFor(set: JsonValue | undefined, words: readonly string[]): string {
  const entries = Object.entries(objectOf(set)).map(([key, value]) => [key, textOfValue(value)]);
  const byValue = entries.find(([, value]) => words.includes(value ?? ''))?.[0];
  const byKey = entries.find(([key]) => words.includes(key ?? ''))?.[1];
  return byKey ?? byValue ?? '';
}

function triesOf(retryCount: JsonValue | undefined): Pick<NodeDraft, 'settings'> {
  const count = Math.floor(numberOf(retryCount) ?? 0);
  if (count < 1) return {};
  return { settings: { retry: { tries: Math.min(10, count + 1), firstDelayMs: 1_000 } } };
}
