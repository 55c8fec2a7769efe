import type { JsonObject } from '@hookline/contracts';
import { textOf, type PureNodeType } from '@hookline/engine';
import { dataOutlets } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { checkText } from './check-text';
import { executeText } from './text.execute';
import { TextParams } from './text.params';

export const textNode: PureNodeType<typeof TextParams> = {
  type: 'text',
  version: 1,
  kind: 'pure',
  label: 'Text',
  description: 'Changes a text: cuts, replaces, splits, joins, encodes, finds.',
  help: [
    '*template* fills in the text as it is written; the other operations change it. Everything here can be written in an expression as well: `${upper(member_name)}`.',
    '*match* gives the groups of a regular expression as a list, or the whole match when it has no groups; nothing found is an empty result. *find* gives the position, −1 when there is none.',
    'Patterns are RE2: linear in time, without look-around and back-references.',
    '*method* calls a method of JavaScript texts by its name, as Webitel’s `string` does.',
    'Leaves by *failure* when a pattern cannot be read, a text is not in the encoding, or the result is longer than 256 KiB.',
  ].join('\n\n'),
  category: 'data',
  icon: 'text-size',
  synonyms: ['string', 'upper', 'lower', 'replace', 'split', 'join', 'regexp', 'base64', 'trim'],
  params: TextParams,
  outlets: () => dataOutlets,
  summary,
  check: checkText,
  setsVariables: resultVariableOf,
  outputs: { result: 'What the operation gives: text, a number, or a list.' },
  settings: ['disabled'],
  execute: executeText,
};

function summary(params: JsonObject): string {
  const operation = textOf(params['operation']);
  const what = operation === 'method' ? textOf(params['method']) : operation;
  const of = operation === 'join' ? textOf(params['list']) : textOf(params['text']);
  return `${what} ${of}`.trim();
}
