/** Dialogs that change an object which colleagues may change meanwhile. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { AgentModal } from '../features/agents/AgentModal';
import { ListModal } from '../features/lists/ListModal';
import { MemberModal } from '../features/members/MemberModal';
import { HookModal } from '../features/queue-hooks/HookModal';
import { VariableModal } from '../features/variables/VariableModal';
import { addTexts } from '../i18n/addTexts';
import agents from '../i18n/en/agents.json' with { type: 'json' };
import lists from '../i18n/en/lists.json' with { type: 'json' };
import members from '../i18n/en/members.json' with { type: 'json' };
import variables from '../i18n/en/variables.json' with { type: 'json' };
import { aQueue } from '../testing/a-queue.fixture';
import { drawInPage, jsonAnswer } from '../testing/draw-in-page.fixture';

addTexts('agents', agents);
addTexts('lists', lists);
addTexts('members', members);
addTexts('variables', variables);

const times = { created_at: '1', updated_at: '1' };
const list = { id: '3', name: 'VIP', description: 'Best', count: 0, ...times };
// An encrypted one has no text area, which jsdom cannot measure.
const variable = { id: 3, name: 'VIP', value: null, encrypt: true, ...times };
const agent = {
  id: '3',
  name: 'VIP',
  user: { id: '204', name: 'Olha' },
  extension: '1015',
  status: 'online' as const,
  status_comment: '',
  team: null,
  email: '',
  last_status_change: '0',
  unread_notifications: 0,
};
const member = {
  id: '3',
  queue: { id: '1', name: 'Dialer' },
  name: 'VIP',
  priority: 5,
  communications: [
    {
      id: 0,
      destination: '1',
      type: null,
      priority: 0,
      description: '',
      resource: null,
      display: '',
      dtmf: '',
      attempts: 0,
      last_cause: '',
      stop_at: '0',
    },
  ],
  variables: { order: '12' },
  timezone: null,
  bucket: null,
  agent: null,
  skill: null,
  attempts: 0,
  stop_cause: '',
  expire_at: '0',
  min_offering_at: '0',
  created_at: '0',
};
const queue = aQueue();
const hook = {
  id: 3,
  event: 'missed',
  enabled: true,
  schema: { id: '7', name: 'Missed call care', version: 1, draft_newer: false },
  properties: [],
  position: 0,
  conditions: null,
  ttl_sec: null,
  mode: 'ordered',
  note: 'VIP',
  created_at: '2026-11-29T10:00:00.000Z',
  updated_at: '2026-11-29T10:00:00.000Z',
};

interface Case {
  readonly what: string;
  /** Of the API, without the id. */
  readonly path: string;
  readonly stored: object;
  /** The field that is typed into, as it is labelled and as it is sent. */
  readonly field: { readonly label: RegExp; readonly key: string };
  /** What a colleague changes. */
  readonly theirs: object;
  readonly draw: (isNew: boolean, onClose: () => void) => React.JSX.Element;
  /** What else a new one needs. */
  readonly fill?: () => void;
}

const write = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
const saveButton = () => screen.getByRole('button', { name: /^(Save|Add (list|agent|member)$)/ });
const save = () => fireEvent.click(saveButton());

const cases: readonly Case[] = [
  {
    what: 'a list',
    path: '/api/call_center/list',
    stored: list,
    field: { label: /^Name/, key: 'name' },
    theirs: { description: 'Theirs' },
    draw: (isNew, onClose) => (
      <ListModal list={isNew ? null : list} onClose={onClose} onSaved={onClose} />
    ),
  },
  {
    what: 'a domain variable',
    path: '/api/routing/schema/variables',
    stored: variable,
    field: { label: /^Name/, key: 'name' },
    theirs: { name: 'THEIRS' },
    draw: (isNew, onClose) => (
      <VariableModal variable={isNew ? null : variable} onClose={onClose} />
    ),
  },
  {
    what: 'an agent',
    path: '/api/call_center/agents',
    stored: agent,
    field: { label: /^Name/, key: 'name' },
    theirs: { email: 'theirs@example.com' },
    draw: (isNew, onClose) => <AgentModal agent={isNew ? null : agent} onClose={onClose} />,
    fill: () => write(/^User/, '204'),
  },
  {
    what: 'a member',
    path: '/api/call_center/queues/1/members',
    stored: member,
    field: { label: /^Name$/, key: 'name' },
    theirs: { priority: 9 },
    draw: (isNew, onClose) => (
      <MemberModal queueId="1" memberId={isNew ? null : '3'} onClose={onClose} />
    ),
    fill: () => write(/^Number 1$/, '1'),
  },
  {
    what: 'a hook',
    path: '/api/call_center/queues/1/hooks',
    stored: hook,
    field: { label: /^Note/, key: 'note' },
    theirs: { enabled: false },
    draw: (_isNew, onClose) => (
      <HookModal
        queue={queue}
        search={{ page: 1, size: 20, q: '', hook: '3' }}
        counts={undefined}
        onClose={onClose}
      />
    ),
  },
];

describe.each(cases)('the dialog of $what', ({ path, field, theirs, draw, fill, ...one }) => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let stored: object;
  let sent: [method: string, path: string, body: object][];
  /** Lets a save that waits go on. */
  let release: (() => void) | null;
  let isHeld: boolean;

  beforeEach(() => {
    globalThis.fetch = answer;
    stored = one.stored;
    sent = [];
    release = null;
    isHeld = false;
    answer.mockReset().mockImplementation(async (url, init) => {
      const asked = String(url).split('?')[0] ?? '';
      if (!asked.startsWith(path)) return jsonAnswer({ page: 1, next: false, items: [] });
      const method = init?.method ?? 'GET';
      if (method === 'GET') return jsonAnswer(asked === path ? { items: [], next: false } : stored);
      const body = JSON.parse(String(init?.body));
      sent.push([method, asked, body]);
      if (isHeld) await new Promise<void>((resolve) => (release = resolve));
      stored = { ...stored, ...(field.key in body && { [field.key]: body[field.key] }) };
      return jsonAnswer(stored);
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const typed = async () =>
    (await screen.findByRole<HTMLInputElement>('textbox', { name: field.label })).value;

  async function open(isNew = false) {
    const onClose = jest.fn(() => undefined);
    const page = await drawInPage(() => draw(isNew, onClose));
    await screen.findByRole('textbox', { name: field.label });
    return { onClose, ...page };
  }

  it('sends what the person changed and nothing else', async () => {
    const { onClose } = await open();
    write(field.label, 'Gold');
    save();
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(sent).toEqual([['PATCH', `${path}/3`, { [field.key]: 'Gold' }]]);
  });

  it('says that a colleague was there meanwhile, and takes theirs when asked to', async () => {
    const { queryClient } = await open();
    write(field.label, 'Gold');
    stored = { ...stored, ...theirs };
    await act(() => queryClient.invalidateQueries());
    fireEvent.click(await screen.findByRole('button', { name: 'Load the newer values' }));
    expect(await typed()).toBe(Reflect.get(stored, field.key));
    expect(screen.queryByText(/^Somebody saved other values/)).toBeNull();
  });

  it('stays open with what is typed while a save is under way', async () => {
    const { onClose } = await open();
    isHeld = true;
    write(field.label, 'Gold');
    save();
    await waitFor(() => expect(release).not.toBeNull());
    write(field.label, 'Golden');
    isHeld = false;
    await act(async () => release?.());
    await waitFor(() => expect(Reflect.get(stored, field.key)).toBe('Gold'));
    expect(await typed()).toBe('Golden');
    expect(onClose).not.toHaveBeenCalled();
    await waitFor(() => expect(saveButton().dataset['loading']).toBeUndefined());
    save();
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(sent.at(-1)).toEqual(['PATCH', `${path}/3`, { [field.key]: 'Golden' }]);
  });

  if (one.what === 'a hook' || one.what === 'a domain variable') return;

  it('changes what it made when more was typed meanwhile', async () => {
    const { onClose } = await open(true);
    isHeld = true;
    write(field.label, 'Gold');
    fill?.();
    save();
    await waitFor(() => expect(release).not.toBeNull());
    write(field.label, 'Golden');
    isHeld = false;
    await act(async () => release?.());
    await waitFor(() => expect(saveButton().dataset['loading']).toBeUndefined());
    save();
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(sent.map(([method, at]) => [method, at])).toEqual([
      ['POST', path],
      ['PATCH', `${path}/3`],
    ]);
    expect(Reflect.get(stored, field.key)).toBe('Golden');
  });
});
