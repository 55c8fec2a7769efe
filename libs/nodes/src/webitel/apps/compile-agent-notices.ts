import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { inWords, objectOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft } from '../node-draft';

const levels: ReadonlySet<string> = new Set(['info', 'warning', 'error']);

/** `notification`: a message on the desks of users (decision 7). */
export function compileNotification(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const message = textOfValue(given['message']);
  const level = textOfValue(given['type']);
  const users = given['userIds'];
  return {
    type: 'notify-agent',
    name: inWords('Notify:', message),
    params: {
      message,
      userIds: isJsonArray(users) ? users.map(textOfValue).join(', ') : textOfValue(users),
      ...(levels.has(level) && { level }),
      ...withoutEmpty({ seconds: textOfValue(given['timeout']) }),
    },
  };
}

/** `openLink`: an address on the desk of a user; by default the one of the variable `user_id`. */
export function compileOpenLink(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const url = textOfValue(given['url']);
  return {
    type: 'open-link',
    name: inWords('Open', url.replace(/^https?:\/\//i, '')),
    params: {
      url,
      message: textOfValue(given['message']),
      userIds: textOfValue(given['userId']) || '${user_id}',
    },
  };
}
