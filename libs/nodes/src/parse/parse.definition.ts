import { isJsonObject } from '@hookline/contracts';
import { textOf, type ReadNodeType } from '@hookline/engine';
import { dataOutlets } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { executeParse } from './parse.execute';
import { ParseParams } from './parse.params';

/** `read`, because XML is read on a thread of its own. */
export const parse: ReadNodeType<typeof ParseParams> = {
  type: 'parse',
  version: 1,
  kind: 'read',
  label: 'Parse',
  description: 'Reads JSON, form or XML text into values, or writes values as one of them.',
  help: [
    'JSON: whole numbers beyond 2⁵³ keep their digits as text. Form: `a=1&b=2`; a name that comes twice becomes a list.',
    'XML becomes an object with the root element as its field: `@name` is an attribute, `#text` the text beside children, an element with text alone is that text, several of one name are a list. Or name single values by XPath 1.0; a path that finds nothing gives an empty value. Document types and external entities are refused.',
    'Writing goes the same way back: `{"order": {"@id": 7, "item": ["a", "b"]}}` is `<order id="7"><item>a</item><item>b</item></order>`. All values are escaped.',
    'Leaves by *failure* when the text is not what it should be, or too large.',
  ].join('\n\n'),
  category: 'data',
  icon: 'braces',
  synonyms: ['json', 'xml', 'form', 'xpath', 'stringify', 'convert', 'soap'],
  params: ParseParams,
  outlets: () => dataOutlets,
  summary: (params) => {
    const operation = textOf(params['operation']);
    const what = operation.startsWith('write') ? params['value'] : params['text'];
    const shown = isJsonObject(what) && Object.keys(what).length === 0 ? '' : textOf(what);
    return `${operation.replace('-', ' ')} ${shown}`.trim();
  },
  setsVariables: resultVariableOf,
  outputs: { result: 'The value that was read, or the text that was written.' },
  settings: ['disabled'],
  execute: executeParse,
};
