import type { HookMode, QueueEventName, QueueHook, RuleTree } from '@hookline/contracts';
import { keepTouched, type ThreeWays } from '../../ui/useStoredForm';
import { isIncomplete } from '../rule-builder/rule-edit';
import type { HookChange } from './queue-hooks.api';

/** The chosen flow schema; `version` null means that nothing of it could run. */
export interface ChosenSchema {
  readonly id: string;
  readonly name: string;
  readonly version: number | null;
}

/** What the modal holds. */
export interface HookForm {
  readonly event: QueueEventName | null;
  readonly schema: ChosenSchema | null;
  readonly conditions: RuleTree | null;
  readonly ttlSec: number | null;
  readonly mode: HookMode;
  readonly note: string;
  readonly enabled: boolean;
}

export const newHookForm: HookForm = {
  event: null,
  schema: null,
  conditions: null,
  ttlSec: null,
  mode: 'ordered',
  note: '',
  enabled: true,
};

export function toHookForm(hook: QueueHook): HookForm {
  return {
    event: hook.event,
    schema: { id: hook.schema.id, name: hook.schema.name, version: hook.schema.version },
    conditions: hook.conditions,
    ttlSec: hook.ttl_sec,
    mode: hook.mode,
    note: hook.note,
    enabled: hook.enabled,
  };
}

/** Each field as its person left it, else as it is stored; the conditions as a whole. */
export function mergeHookForms({ mine, base, theirs }: ThreeWays<HookForm>): HookForm {
  const chosen = <Name extends keyof HookForm>(name: Name): HookForm[Name] =>
    keepTouched({ mine: mine[name], base: base[name], theirs: theirs[name] });
  return {
    event: chosen('event'),
    schema: chosen('schema'),
    conditions: chosen('conditions'),
    ttlSec: chosen('ttlSec'),
    mode: chosen('mode'),
    note: chosen('note'),
    enabled: chosen('enabled'),
  };
}

/** The body to send, or null while event or schema are missing. */
export function fromHookForm(form: HookForm): HookChange | null {
  if (form.event === null || form.schema === null) return null;
  return {
    event: form.event,
    schema: { id: form.schema.id },
    enabled: form.enabled,
    conditions: form.conditions,
    ttl_sec: form.ttlSec,
    mode: form.mode,
    note: form.note,
  };
}

/** Whether something differs; order of keys inside conditions is ours, so texts compare well. */
export function isHookFormDirty(form: HookForm, saved: HookForm): boolean {
  return JSON.stringify(withoutVersion(form)) !== JSON.stringify(withoutVersion(saved));
}

function withoutVersion(form: HookForm) {
  return { ...form, schema: form.schema?.id ?? null, note: form.note.trim() };
}

const longestTtlSec = 604_800;

/** Why the form cannot be saved: the last word of a text under `hooks:reason`, or null. */
export type HookFormReason = 'event' | 'schema' | 'rules' | 'ttl' | 'unpublished' | 'unchanged';

export function whyNotSave(form: HookForm, saved: HookForm | null): HookFormReason | null {
  if (form.event === null) return 'event';
  if (form.schema === null) return 'schema';
  if (form.conditions !== null && isIncomplete(form.conditions)) return 'rules';
  if (form.ttlSec !== null && !(form.ttlSec >= 1 && form.ttlSec <= longestTtlSec)) return 'ttl';
  if (form.enabled && form.schema.version === null) return 'unpublished';
  if (saved !== null && !isHookFormDirty(form, saved)) return 'unchanged';
  return null;
}
