import {
  assertNever,
  callFunction,
  NodeFailure,
  type NodeContext,
  type PureOutcome,
  type Value,
} from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import { callTextMethod } from './call-text-method';
import type { TextParams } from './text.params';

/** A function of the language with its arguments: the node computes nothing of its own. */
type Call = readonly [name: string, ...values: readonly Value[]];

/**
 * Leaves by `next` with the result. Throws `NodeFailure`: `text.decode` for what is not in the
 * encoding, `text.method` for a method texts do not have, and what the language throws.
 */
export function executeText(
  params: TextParams,
  context: Pick<NodeContext, 'scope' | 'dialect'>,
): PureOutcome {
  return exitWithResult(resultOf(params, context), params, context);
}

function resultOf(params: TextParams, { scope }: Pick<NodeContext, 'scope'>): Value {
  const call = ([name, ...values]: Call): Value => callFunction(name, values, scope);
  switch (params.operation) {
    case 'template':
      return params.text;
    case 'upper':
    case 'lower':
    case 'length':
    case 'reverse':
      return call([params.operation, params.text]);
    case 'trim':
      return trimmed(params);
    case 'char-at':
      return call(['charAt', params.text, params.position]);
    case 'substring':
      return call(['substring', params.text, params.start, params.end]);
    case 'replace':
      return call(replaceCall(params));
    case 'split':
      return call([params.by === 'text' ? 'split' : 'splitBy', params.text, params.separator]);
    case 'join':
      return call(['join', params.list, params.separator]);
    case 'pad':
      return call([padFunction[params.side], params.text, params.length, params.fill]);
    case 'repeat':
      return call(['repeat', params.text, params.times]);
    case 'find':
      return call([params.by === 'text' ? 'indexOf' : 'search', params.text, params.search]);
    case 'match':
      return call(['groups', params.text, params.search]);
    case 'encode':
      return call([params.encoding === 'url' ? 'uri' : 'base64', params.text]);
    case 'decode':
      return decoded(params, call);
    case 'method':
      return callTextMethod(params.method, params.text, params.args, (name, ...values) =>
        call([name, ...values]),
      );
    default:
      return assertNever(params.operation);
  }
}

const padFunction = { both: 'padStart', start: 'padStart', end: 'padEnd' } as const;

function trimmed({ side, text }: TextParams): string {
  switch (side) {
    case 'both':
      return text.trim();
    case 'start':
      return text.trimStart();
    case 'end':
      return text.trimEnd();
    default:
      return assertNever(side);
  }
}

function replaceCall({ text, by, search, replacement, occurrences }: TextParams): Call {
  if (by === 'pattern') {
    const most = occurrences === 'first' ? 1 : undefined;
    return ['replaceGroups', text, search, replacement, most];
  }
  if (occurrences === 'all') return ['replace', text, search, replacement];
  const at = search === '' ? -1 : text.indexOf(search);
  if (at === -1) return ['join', [text], ''];
  return ['join', [text.slice(0, at), replacement, text.slice(at + search.length)], ''];
}

function decoded({ encoding, text }: TextParams, call: (call: Call) => Value): Value {
  const result = call([encoding === 'url' ? 'fromUri' : 'fromBase64', text]);
  if (result !== undefined) return result;
  const spoken = encoding === 'url' ? 'URL-encoded' : 'Base64 of a';
  throw new NodeFailure('text.decode', `The text is not ${spoken} text.`);
}
