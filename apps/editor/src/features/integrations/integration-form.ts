/**
 * The form of a connection as values. Rules:
 *
 * 1. The fields are those of the kind's Zod object; nothing about them is written here.
 * 2. A secret is a `SecretView` while the stored one stays, a text once somebody typed one. What
 *    stays is not sent (B-11).
 * 3. An empty number is not sent: the default of the kind counts.
 * 4. Nor is what the form does not show: a token typed before the way of signing in was changed.
 */
import {
  complaintsOfConnection,
  IntegrationInput,
  integrationKinds,
  secretFieldsOf,
  SecretView,
  type Integration,
  type IntegrationKind,
  type IntegrationPatch,
  type JsonObject,
  type JsonValue,
} from '@hookline/contracts';
import { describeParams, type ParamField } from '@hookline/nodes';
import { isSameValue, keepTouched, type ThreeWays } from '../../ui/form-values';
import { isShown } from '../node-form/form-layout';
import type { IntegrationBody } from './integrations.api';

export interface IntegrationForm {
  readonly kind: IntegrationKind;
  readonly name: string;
  readonly settings: JsonObject;
}

/** The settings of a kind in the order of the form. */
export function settingFields(kind: IntegrationKind): readonly ParamField[] {
  return describeParams({ params: integrationKinds[kind].settings });
}

export function newIntegrationForm(kind: IntegrationKind): IntegrationForm {
  const settings: Record<string, JsonValue> = {};
  for (const field of settingFields(kind)) {
    if (field.default !== undefined) settings[field.name] = field.default;
  }
  return { kind, name: '', settings };
}

export function toIntegrationForm({ kind, name, settings }: Integration): IntegrationForm {
  return { kind, name, settings };
}

/** Each field as its person left it, else as it is stored. */
export function mergeIntegrationForms(ways: ThreeWays<IntegrationForm>): IntegrationForm {
  const { mine, base, theirs } = ways;
  const settings: Record<string, JsonValue> = {};
  for (const name of Object.keys({ ...mine.settings, ...theirs.settings })) {
    const value = keepTouched({
      mine: mine.settings[name],
      base: base.settings[name],
      theirs: theirs.settings[name],
    });
    if (value !== undefined) settings[name] = value;
  }
  const name = keepTouched({ mine: mine.name, base: base.name, theirs: theirs.name });
  return { kind: theirs.kind, name, settings };
}

/** The stored secret behind a value of the form; null when there is none or it is to be replaced. */
export function keptSecret(value: JsonValue | undefined): SecretView | null {
  const view = SecretView.safeParse(value);
  return view.success && view.data.set ? view.data : null;
}

/** What is sent (rules 2 to 4). */
export function fromIntegrationForm({ kind, name, settings }: IntegrationForm): IntegrationBody {
  const secrets = new Set(secretFieldsOf(kind));
  const fields = settingFields(kind);
  const sent: Record<string, JsonValue> = {};
  for (const field of fields) {
    const value = settings[field.name];
    if (value === undefined || !isShown(field, settings, fields)) continue;
    if (secrets.has(field.name) && typeof value !== 'string') continue;
    if (field.kind === 'number' && value === '') continue;
    sent[field.name] = value;
  }
  return { kind, name: name.trim(), settings: sent };
}

/**
 * What is sent of a stored connection: only what differs from `base`, for what was not touched is a
 * colleague's to change meanwhile. A number that was emptied goes back to the default of its kind.
 */
export function changeOfIntegration(
  form: IntegrationForm,
  base: IntegrationForm,
): IntegrationPatch {
  const next = fromIntegrationForm(form);
  const before = fromIntegrationForm(base);
  const changed = Object.fromEntries(
    Object.entries(next.settings).filter(
      ([name, value]) => !isSameValue(value, before.settings[name]),
    ),
  );
  for (const field of settingFields(form.kind)) {
    const isEmptied = field.kind === 'number' && form.settings[field.name] === '';
    if (isEmptied && field.default !== undefined) changed[field.name] = field.default;
  }
  return {
    ...(next.name === before.name ? {} : { name: next.name }),
    ...(Object.keys(changed).length === 0 ? {} : { settings: changed }),
  };
}

/** Complaints by field: `name`, or the name of a setting. Empty when it may be sent. */
export function checkIntegrationForm(form: IntegrationForm): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parsed = IntegrationInput.safeParse(fromIntegrationForm(form));
  if (!parsed.success) {
    for (const { path, message, code } of parsed.error.issues) {
      const field = String(path[0] === 'settings' ? path[1] : path[0]);
      const isMissing = code === 'invalid_type' && isEmpty(form.settings[field]);
      if (!found.has(field)) found.set(field, isMissing ? 'is required' : message);
    }
    if (form.name.trim() === '') found.set('name', 'is required');
    return found;
  }
  for (const { field = '', message } of complaintsOfConnection(parsed.data)) {
    if (keptSecret(form.settings[field]) === null) found.set(field, message);
  }
  return found;
}

/** Whether two states of the form would send the same. */
export function isSameForm(one: IntegrationForm, other: IntegrationForm): boolean {
  return JSON.stringify(fromIntegrationForm(one)) === JSON.stringify(fromIntegrationForm(other));
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === '';
}

/**
 * What a test has to be told of a connection that is stored: undefined when it says what is stored,
 * for a test of stored values is remembered. The name has no say in it.
 */
export function changedSettings(form: IntegrationForm, initial: IntegrationForm) {
  const isAsStored = isSameForm({ ...form, name: initial.name }, initial);
  return isAsStored ? undefined : fromIntegrationForm(form).settings;
}
