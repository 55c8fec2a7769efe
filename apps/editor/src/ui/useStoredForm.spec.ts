import { describe, expect, it } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { mergeFields } from './form-values';
import { useStoredForm } from './useStoredForm';

interface Form {
  readonly name: string;
  readonly note: string;
}

describe('useStoredForm', () => {
  function open(stored: Form) {
    const hook = renderHook(
      (props: { stored: Form }) => useStoredForm({ ...props, merge: mergeFields }),
      {
        initialProps: { stored },
      },
    );
    return {
      now: () => hook.result.current,
      arrives: (next: Form) => hook.rerender({ stored: next }),
      change: (form: Form) => act(() => hook.result.current.change(form)),
    };
  }

  it('is no change of anything when the person comes to what a colleague stored', () => {
    const { now, arrives, change } = open({ name: 'a', note: '' });
    change({ name: 'b', note: '' });
    arrives({ name: 'b', note: 'theirs' });
    expect(now()).toMatchObject({ form: { name: 'b', note: 'theirs' } });
    expect(now().isDirty || now().isOvertaken).toBe(false);
  });

  it('does not take the same values read again for a change', () => {
    const { now, arrives, change } = open({ name: 'a', note: '' });
    change({ name: 'b', note: '' });
    arrives({ name: 'a', note: '' });
    expect(now()).toMatchObject({ form: { name: 'b' }, isDirty: true, isOvertaken: false });
  });

  it('shows what a colleague stored upon a save before that was answered', () => {
    const { now, arrives, change } = open({ name: 'a', note: '' });
    change({ name: ' b ', note: '' });
    const { form: sent, settle } = now();
    arrives({ name: 'b', note: '' });
    arrives({ name: 'b', note: 'theirs' });
    act(() => settle({ sent, answer: { name: 'b', note: '' } }));
    expect(now().form).toEqual({ name: 'b', note: 'theirs' });
    expect(now().isDirty || now().isOvertaken).toBe(false);
  });

  it('waits for what is stored when the answer is faster', () => {
    const { now, arrives, change } = open({ name: 'a', note: '' });
    change({ name: ' b ', note: '' });
    const { form: sent, settle } = now();
    change({ name: ' b ', note: 'mine' });
    act(() => settle({ sent, answer: { name: 'b', note: '' } }));
    expect(now().form).toEqual({ name: 'b', note: 'mine' });
    arrives({ name: 'b', note: '' });
    expect(now()).toMatchObject({ form: { name: 'b', note: 'mine' }, isOvertaken: false });
    act(() => now().discard());
    expect(now().form).toEqual({ name: 'b', note: '' });
  });
});
