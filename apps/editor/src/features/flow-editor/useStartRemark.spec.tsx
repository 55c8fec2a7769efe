import { describe, expect, it } from '@jest/globals';
import { renderHook } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import editorTexts from '../../i18n/en/flow-editor.json' with { type: 'json' };
import { i18n } from '../../i18n/i18n';
import { useStartRemark } from './useStartRemark';

addTexts('flow-editor', editorTexts);

function remarkOf(hooks: readonly { enabled: boolean }[] | undefined) {
  return renderHook(() => useStartRemark(hooks), {
    wrapper: ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>,
  }).result.current;
}

const on = { enabled: true };
const off = { enabled: false };

describe('useStartRemark', () => {
  it.each([
    [[], 'no hook starts here'],
    [[on], '1 hook starts here'],
    [[on, on], '2 hooks start here'],
    [[on, off, off], '1 hook starts here, 2 are off'],
    [[on, on, off], '2 hooks start here, 1 is off'],
    [[off], 'no hook starts here, 1 is off'],
  ])('says of %j that %s', (hooks, remark) => {
    expect(remarkOf(hooks)).toBe(remark);
  });

  it('says nothing while the hooks are not known', () => {
    expect(remarkOf(undefined)).toBeNull();
  });
});
