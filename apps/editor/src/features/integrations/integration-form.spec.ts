import { describe, expect, it } from '@jest/globals';
import { IntegrationKind, type JsonObject } from '@hookline/contracts';
import {
  changedSettings,
  changeOfIntegration,
  checkIntegrationForm,
  fromIntegrationForm,
  isSameForm,
  newIntegrationForm,
  settingFields,
  type IntegrationForm,
} from './integration-form';

const mail = (settings: JsonObject = {}): IntegrationForm => ({
  kind: 'email',
  name: 'Support mail',
  settings: {
    ...newIntegrationForm('email').settings,
    host: 'smtp.example.com',
    from: 'support@example.com',
    ...settings,
  },
});

describe('settingFields', () => {
  it.each(IntegrationKind.options)(
    'draws every setting of %s with a label and a control',
    (kind) => {
      const fields = settingFields(kind);
      expect(fields.length).toBeGreaterThan(0);
      for (const { meta, name, widget } of fields) {
        expect(meta.label).not.toBe(name);
        expect(['text', 'select', 'number', 'key-value', 'switch']).toContain(widget);
      }
    },
  );
});

describe('fromIntegrationForm', () => {
  it('leaves out a secret that stays and sends one that was typed or emptied', () => {
    const kept = mail({ password: { set: true, hint: '1234' } });
    expect(fromIntegrationForm(kept).settings).not.toHaveProperty('password');
    expect(fromIntegrationForm(mail({ password: 'new' })).settings).toMatchObject({
      password: 'new',
    });
    expect(fromIntegrationForm(mail({ password: '' })).settings).toMatchObject({ password: '' });
  });

  it('leaves out what the form does not show any more', () => {
    const form: IntegrationForm = {
      kind: 'slack',
      name: 'Team',
      settings: { mode: 'bot', webhookUrl: 'half an add', botToken: 'xoxb-1' },
    };
    expect(fromIntegrationForm(form).settings).toEqual({ mode: 'bot', botToken: 'xoxb-1' });
    expect(checkIntegrationForm(form).size).toBe(0);
  });

  it('leaves an emptied number to the default', () => {
    expect(fromIntegrationForm(mail({ port: '' })).settings).not.toHaveProperty('port');
  });
});

describe('changeOfIntegration', () => {
  const stored = mail({ port: 25, password: { set: true, hint: '1234' } });

  it('says only what differs from what is stored', () => {
    expect(changeOfIntegration(stored, stored)).toEqual({});
    const renamed = { ...stored, name: ' Mail of the support ' };
    expect(changeOfIntegration(renamed, stored)).toEqual({ name: 'Mail of the support' });
    const moved = mail({ port: 25, host: 'mail.example.com', password: 'new' });
    expect(changeOfIntegration(moved, stored)).toEqual({
      settings: { host: 'mail.example.com', password: 'new' },
    });
  });

  it('sets an emptied number back to its default', () => {
    const emptied = { ...stored, settings: { ...stored.settings, port: '' } };
    expect(changeOfIntegration(emptied, stored)).toEqual({ settings: { port: 587 } });
  });
});

describe('checkIntegrationForm', () => {
  it('finds nothing in a complete form', () => {
    expect([...checkIntegrationForm(mail())]).toEqual([]);
  });

  it('says at the field what is missing or wrong', () => {
    const wrong = { ...mail({ host: '', from: 'nobody' }), name: ' ' };
    expect(Object.fromEntries(checkIntegrationForm(wrong))).toEqual({
      name: 'is required',
      host: 'needs the name of the mail server',
      from: 'must be one address, like Support <support@example.com>',
    });
  });

  it('asks for a secret that is needed, unless one is stored', () => {
    const signedIn = mail({ user: 'support' });
    expect(checkIntegrationForm(signedIn).get('password')).toBe('is required');
    const kept = mail({ user: 'support', password: { set: true, hint: '' } });
    expect(checkIntegrationForm(kept).size).toBe(0);
  });

  it('asks for everything a kind wants where nothing was typed at all', () => {
    const found = checkIntegrationForm({ ...newIntegrationForm('webhook'), name: 'CRM' });
    expect([...found]).toEqual([['url', 'is required']]);
  });
});

describe('isSameForm', () => {
  it('takes a stored secret for unchanged and a typed one for a change', () => {
    const stored = mail({ password: { set: true, hint: '1234' } });
    expect(isSameForm(stored, mail({ password: { set: true, hint: '1234' } }))).toBe(true);
    expect(isSameForm(stored, mail({ password: '' }))).toBe(false);
  });
});

describe('changedSettings', () => {
  it('has none for a form as it is stored, so that its test is remembered', () => {
    const stored = mail({ password: { set: true, hint: '1234' } });
    expect(changedSettings({ ...stored, name: 'Another name' }, stored)).toBeUndefined();
    expect(changedSettings(mail({ host: 'other.example.com' }), stored)).toMatchObject({
      host: 'other.example.com',
    });
  });
});
