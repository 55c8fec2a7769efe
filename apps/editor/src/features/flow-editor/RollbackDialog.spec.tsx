import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FlowGraph, type FlowDraft, type FlowSchema } from '@hookline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { addTexts } from '../../i18n/addTexts';
import editorTexts from '../../i18n/en/flow-editor.json' with { type: 'json' };
import { drawInPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { EditorContext } from './EditorContext';
import { createEditorStore, type EditorStore } from './editor-store';
import { RollbackDialog } from './RollbackDialog';
import { useDraftSaver } from './useDraftSaver';

addTexts('flow-editor', editorTexts);

const graphNamed = (name: string) =>
  FlowGraph.parse({ nodes: [{ id: 'start', type: 'start', name }], edges: [] });
const first = graphNamed('First');
const second = graphNamed('Second');
const unpublished = graphNamed('Not published');

const drawn = { id: '7', published_version: 2, source: 'drawn' } as FlowSchema;
const offer = 'Also put version 1 into the draft';

describe('RollbackDialog', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let rollbackStatus: number;
  let store: EditorStore;
  beforeEach(() => {
    globalThis.fetch = answer;
    rollbackStatus = 200;
    answer.mockReset().mockImplementation((url, { method, body } = {}) => {
      const path = String(url).split('?')[0];
      if (path?.endsWith('/rollback')) return refusable(aVersion(3, first));
      if (path?.endsWith('/versions/1')) return json(aVersion(1, first));
      if (path?.endsWith('/versions/2')) return json(aVersion(2, second));
      if (method === 'PUT') return json(aDraft(FlowGraph.parse(JSON.parse(String(body)).graph), 4));
      return json({ page: 1, next: false, items: [] });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const json = (body: unknown) => Promise.resolve(jsonAnswer(body));
  const refusable = (body: unknown) =>
    Promise.resolve(rollbackStatus === 200 ? jsonAnswer(body) : jsonAnswer({}, rollbackStatus));
  const aVersion = (version: number, graph: FlowGraph) => ({
    ...{ id: `7${version}`, version, note: '', hash: 'a1', created_at: '2026-11-29T09:00:00.000Z' },
    ...{ created_by: null, current: false, graph },
  });
  const aDraft = (graph: FlowGraph, revision: number): FlowDraft => ({
    ...{ graph, revision, saved_at: '2026-11-29T10:00:00.000Z', saved_by: null, problems: [] },
  });
  /** What was changed on the server, in order. */
  const writes = () =>
    answer.mock.calls.flatMap(([url, init]) =>
      init?.method === 'PUT' || init?.method === 'POST'
        ? [[String(url), JSON.parse(String(init.body))]]
        : [],
    );

  async function ask(draft: FlowGraph, schema = drawn) {
    const onRolledBack = jest.fn();
    store = createEditorStore(draft);
    function Editor() {
      const [opened] = useState(() => aDraft(draft, 3));
      const saver = useDraftSaver('7', opened, store);
      return (
        <EditorContext value={store}>
          <RollbackDialog
            schema={schema}
            saver={saver}
            version={1}
            hooks={2}
            onClose={() => undefined}
            onRolledBack={onRolledBack}
          />
        </EditorContext>
      );
    }
    await drawInPage(Editor);
    await screen.findByRole('dialog');
    return onRolledBack;
  }

  const confirm = () =>
    fireEvent.click(screen.getByRole('button', { name: 'Publish version 1 again' }));

  it('says that the draft keeps what is taken back, and leaves changes of its own alone', async () => {
    const onRolledBack = await ask(unpublished);
    const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: offer });
    expect(box.checked).toBe(false);
    screen.getByText(/its next Publish brings back what you leave now/);
    confirm();
    await waitFor(() => expect(onRolledBack).toHaveBeenCalledWith('stored'));
    expect(writes().map(([url]) => url)).toEqual(['/api/routing/schema/7/rollback']);
  });

  it('puts the version into the draft that was read before it is published again', async () => {
    const onRolledBack = await ask(unpublished);
    fireEvent.click(await screen.findByRole('checkbox', { name: offer }));
    screen.getByText(/^1 unpublished change of the draft is replaced/);
    confirm();
    await waitFor(() => expect(onRolledBack).toHaveBeenCalledWith('ours'));
    expect(writes()).toEqual([
      ['/api/routing/schema/7/draft', { graph: first, revision: 3 }],
      ['/api/routing/schema/7/rollback', { version: 1, note: 'Back to version 1' }],
    ]);
    expect(store.getState().history.past).toEqual([unpublished]);
  });

  it('is ticked where the draft is what runs now', async () => {
    await ask(second);
    const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: offer });
    expect(box.checked).toBe(true);
  });

  it('leaves the draft as it was when the version may not be published again', async () => {
    rollbackStatus = 422;
    await ask(second);
    await screen.findByRole('checkbox', { name: offer });
    confirm();
    await screen.findByRole('alert');
    expect(store.getState().history.present).toBe(second);
  });

  it('offers nothing where the draft is that version already', async () => {
    await ask(first);
    await screen.findByText(/The draft is version 1 already/);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('says that the draft of a schema from Webitel follows', async () => {
    await ask(second, { ...drawn, source: 'webitel' });
    await screen.findByText(/The draft becomes version 1 as well/);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
