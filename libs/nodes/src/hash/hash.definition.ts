import { textOf, type PureNodeType } from '@hookline/engine';
import { dataOutlets } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { executeHash } from './hash.execute';
import { HashParams } from './hash.params';

export const hash: PureNodeType<typeof HashParams> = {
  type: 'hash',
  version: 1,
  kind: 'pure',
  label: 'Hash',
  description: 'Makes the hash of a text, or signs it with a key.',
  help: [
    'For services that want a signature beside a message, and for keys made of several values. The same text always gives the same hash, and nobody gets the text back from it, though a short one such as a phone number can be guessed.',
    'Leaves by *failure* when an *hmac* has no key.',
  ].join('\n\n'),
  category: 'data',
  icon: 'hash',
  synonyms: ['md5', 'sha1', 'sha256', 'sha512', 'hmac', 'signature', 'checksum', 'digest'],
  params: HashParams,
  outlets: () => dataOutlets,
  summary: (params) => {
    const algorithm = textOf(params['algorithm']);
    const name = params['kind'] === 'hmac' ? `hmac-${algorithm}` : algorithm;
    return `${name} ${textOf(params['text'])}`.trim();
  },
  setsVariables: resultVariableOf,
  outputs: { result: 'The hash, in hexadecimal digits or Base64.' },
  settings: ['disabled'],
  execute: executeHash,
};
