import { describe, expect, it } from '@jest/globals';
import { recordEdit, redoEdit, startHistory, undoEdit } from './document-history';

describe('the history of a document', () => {
  it('goes back and forth through every edit', () => {
    let history = startHistory('a');
    history = recordEdit(history, 'b', { at: 1 });
    history = recordEdit(history, 'c', { at: 2 });
    expect(undoEdit(history).present).toBe('b');
    expect(undoEdit(undoEdit(history)).present).toBe('a');
    expect(redoEdit(undoEdit(history)).present).toBe('c');
  });

  it('stays where it is with nothing to undo or redo', () => {
    const history = startHistory('a');
    expect(undoEdit(history)).toBe(history);
    expect(redoEdit(history)).toBe(history);
  });

  it('takes typing in one field as one edit, until there is a pause', () => {
    let history = startHistory('');
    history = recordEdit(history, 'a', { mergeKey: 'url', at: 10_000 });
    history = recordEdit(history, 'ab', { mergeKey: 'url', at: 10_200 });
    history = recordEdit(history, 'abc', { mergeKey: 'url', at: 20_000 });
    expect(undoEdit(history).present).toBe('ab');
    expect(undoEdit(undoEdit(history)).present).toBe('');
  });

  it('keeps edits of different fields apart', () => {
    let history = startHistory('');
    history = recordEdit(history, 'a', { mergeKey: 'url', at: 1 });
    history = recordEdit(history, 'b', { mergeKey: 'method', at: 2 });
    expect(undoEdit(history).present).toBe('a');
  });

  it('does not merge into an edit that was undone and done again', () => {
    let history = recordEdit(startHistory(''), 'a', { mergeKey: 'url', at: 1 });
    history = redoEdit(undoEdit(history));
    history = recordEdit(history, 'ab', { mergeKey: 'url', at: 2 });
    expect(undoEdit(history).present).toBe('a');
  });

  it('forgets what was undone once something else is edited', () => {
    let history = recordEdit(startHistory('a'), 'b', { at: 1 });
    history = recordEdit(undoEdit(history), 'c', { at: 2 });
    expect(redoEdit(history)).toBe(history);
  });

  it('takes no note of an edit that changed nothing', () => {
    const history = startHistory('a');
    expect(recordEdit(history, 'a', { at: 1 })).toBe(history);
  });
});
