import { describe, expect, it } from '@jest/globals';
import { fromHookForm, newHookForm, whyNotSave, type HookForm } from './hook-form';

const saved: HookForm = {
  ...newHookForm,
  event: 'missed',
  schema: { id: '77', name: 'Notify CRM', version: 3 },
};

describe('whyNotSave', () => {
  it.each<[string, HookForm, HookForm | null, ReturnType<typeof whyNotSave>]>([
    ['no event', newHookForm, null, 'event'],
    ['no schema', { ...newHookForm, event: 'missed' }, null, 'schema'],
    ['a complete new hook', saved, null, null],
    [
      'a half-finished condition',
      { ...saved, conditions: { all: [{ field: 'vip', operator: 'equal', value: '' }] } },
      null,
      'rules',
    ],
    ['an age limit of nothing', { ...saved, ttlSec: 0 }, null, 'ttl'],
    ['an age limit beyond a week', { ...saved, ttlSec: 604_801 }, null, 'ttl'],
    ['nothing changed', { ...saved }, saved, 'unchanged'],
    ['only the note changed', { ...saved, note: 'for Anna' }, saved, null],
  ])('%s', (_name, form, before, reason) => {
    expect(whyNotSave(form, before)).toBe(reason);
  });

  it('lets an unpublished schema be saved switched off only', () => {
    const unpublished = { ...saved, schema: { id: '78', name: 'Draft', version: null } };
    expect(whyNotSave(unpublished, null)).toBe('unpublished');
    expect(whyNotSave({ ...unpublished, enabled: false }, null)).toBeNull();
  });
});

describe('fromHookForm', () => {
  it('sends the schema by id and removes conditions with null', () => {
    expect(fromHookForm(saved, null)).toEqual({
      event: 'missed',
      schema: { id: '77' },
      enabled: true,
      conditions: null,
      ttl_sec: null,
      mode: 'ordered',
      note: '',
    });
  });

  it('sends only what differs from what is stored', () => {
    const changed = { ...saved, note: 'for Anna', schema: { id: '78', name: 'Other', version: 1 } };
    expect(fromHookForm(changed, saved)).toEqual({ note: 'for Anna', schema: { id: '78' } });
  });

  it('has nothing to send without an event', () => {
    expect(fromHookForm(newHookForm, null)).toBeNull();
  });
});
