/** A name that flow schemas find an object by stays; every form that could change it says whose it is. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { SchemaTitle } from '../features/flow-editor/SchemaTitle';
import { ListModal } from '../features/lists/ListModal';
import { VariableModal } from '../features/variables/VariableModal';
import { addTexts } from '../i18n/addTexts';
import flowEditor from '../i18n/en/flow-editor.json' with { type: 'json' };
import lists from '../i18n/en/lists.json' with { type: 'json' };
import variables from '../i18n/en/variables.json' with { type: 'json' };
import { drawInPage, jsonAnswer } from '../testing/draw-in-page.fixture';

addTexts('flow-editor', flowEditor);
addTexts('lists', lists);
addTexts('variables', variables);

const times = { created_at: '1', updated_at: '1' };
const list = { id: '3', name: 'VIP', description: '', count: 0, ...times };
// An encrypted one has no text area, which jsdom cannot measure.
const variable = { id: 3, name: 'VIP', value: null, encrypt: true, ...times };
const ignore = () => undefined;
const write = (label: RegExp) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: 'Gold' } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('renaming what flow schemas find by its name', () => {
  const fetchBefore = globalThis.fetch;
  const detail = 'Published flow schemas find it by its name.';
  beforeEach(() => {
    const users = [{ kind: 'flow-schema', id: '8', name: 'Missed call care' }];
    const refusal = { id: 'x.name.in_use', status: 'Conflict', detail, code: 409, users };
    globalThis.fetch = jest.fn<typeof fetch>().mockResolvedValue(jsonAnswer(refusal, 409));
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const forms: [string, () => React.JSX.Element, () => void][] = [
    [
      'a list',
      () => <ListModal list={list} onClose={ignore} onSaved={ignore} />,
      () => {
        write(/^Name/);
        press('Save');
      },
    ],
    [
      'a domain variable',
      () => <VariableModal variable={variable} onClose={ignore} />,
      () => {
        write(/^Name/);
        press('Save');
      },
    ],
    [
      'a flow schema',
      () => <SchemaTitle schema={{ id: '3', name: 'VIP' }} readOnly={false} />,
      () => {
        press('Rename VIP');
        write(/^Name of the flow schema/);
        fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
      },
    ],
  ];

  it.each(forms)('names who finds %s by it, with a link', async (_, form, rename) => {
    await drawInPage(form);
    rename();
    expect(await screen.findByText(detail)).toBeTruthy();
    expect(screen.getByText('Used by')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Missed call care' });
    expect(link.getAttribute('href')).toBe('/flow-schemas/8');
  });

  it('goes back to the name a flow schema has once that is read', async () => {
    await drawInPage(() => <SchemaTitle schema={{ id: '3', name: 'VIP' }} readOnly={false} />);
    forms[2]![2]();
    await screen.findByText(detail);
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    await waitFor(() => expect(screen.queryByText(detail)).toBeNull());
    expect(screen.getByRole('button', { name: 'Rename VIP' })).toBeTruthy();
  });
});
