import { describe, expect, it } from '@jest/globals';
import { EditorState } from '@codemirror/state';
import { codeExtensions, fromOutside } from './code-extensions';

describe('a code field of one line', () => {
  const holding = (doc: string) =>
    EditorState.create({
      doc,
      extensions: codeExtensions({
        label: 'Address',
        language: 'template',
        isOneLine: true,
        placeholder: '',
        readOnly: false,
        completions: () => [],
        onChange: () => undefined,
      }),
    });
  const textAfter = (doc: string, insert: string) =>
    holding(doc)
      .update({ changes: { from: doc.length, insert } })
      .newDoc.toString();

  it('takes no second line', () => {
    expect(textAfter('one', ' and two')).toBe('one and two');
    expect(textAfter('one', '\ntwo')).toBe('one');
  });

  it('lets a text that was stored with lines be put right', () => {
    const stored = 'one\ntwo\nthree';
    expect(textAfter(stored, '!')).toBe(`${stored}!`);
    expect(textAfter(stored, '\nfour')).toBe(stored);
    const joined = holding(stored).update({ changes: { from: 3, to: 4, insert: ' ' } });
    expect(joined.newDoc.toString()).toBe('one two\nthree');
  });

  it('shows what came from elsewhere, an undo, whatever its lines', () => {
    const changed = holding('one').update({
      changes: { from: 0, to: 3, insert: 'one\ntwo' },
      annotations: fromOutside.of(true),
    });
    expect(changed.newDoc.toString()).toBe('one\ntwo');
  });
});
