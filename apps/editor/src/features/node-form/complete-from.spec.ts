import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from '@jest/globals';
import { completeFrom } from './complete-from';
import type { CompletionEntry } from './completion-entries';

const entries: readonly CompletionEntry[] = [
  { label: 'destination', kind: 'field', detail: '' },
  { label: '$${crm_url}', kind: 'domain-variable', detail: '' },
  { label: '$${other}', kind: 'domain-variable', detail: '' },
];

async function complete(text: string, language: 'template' | 'expression' = 'template') {
  const context = new CompletionContext(EditorState.create({ doc: text }), text.length, false);
  const result: CompletionResult | null = await completeFrom(() => entries, language)(context);
  return result && { from: result.from, applied: result.options.map(({ apply }) => apply) };
}

describe('completeFrom', () => {
  it('offers the whole template of either kind after a dollar', async () => {
    expect(await complete('x $')).toEqual({
      from: 2,
      applied: ['${destination}', '$${crm_url}', '$${other}'],
    });
  });

  it('offers names of the run within a template, none of the domain', async () => {
    expect(await complete('x ${de')).toEqual({ from: 4, applied: ['destination'] });
  });

  it('offers names of the domain within their braces, narrowed by what was typed', async () => {
    expect(await complete('x $${')).toEqual({ from: 5, applied: ['crm_url', 'other'] });
    expect(await complete('x $${crm')).toEqual({ from: 5, applied: ['crm_url'] });
  });

  it('writes a variable of the domain with its braces into an expression', async () => {
    expect((await complete('des', 'expression'))?.applied).toEqual([
      'destination',
      '$${crm_url}',
      '$${other}',
    ]);
  });
});
