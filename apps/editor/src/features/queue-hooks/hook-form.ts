import type { HookMode, QueueEventName, QueueHook, RuleTree } from '@hookline/contracts';
import { changedFields, isSameValue } from '../../ui/form-values';
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

/**
 * The body to send, or null while event or schema are missing.
 * @param base as the hook is stored, when one is changed: only what differs is sent
 */
export function fromHookForm(form: HookForm, base: HookForm | null): HookChange | null {
  if (form.event === null || form.schema === null) return null;
  const body = toBody(form);
  return base === null ? body : changedFields(body, toBody(base));
}

function toBody(form: HookForm): HookChange {
  return {
    event: form.event ?? undefined,
    schema: form.schema === null ? undefined : { id: form.schema.id },
    enabled: form.enabled,
    conditions: form.conditions,
    ttl_sec: form.ttlSec,
    mode: form.mode,
    note: form.note,
  };
}

/** Whether both would be stored as the same. */
export function isSameHookForm(one: HookForm, other: HookForm): boolean {
  return isSameValue(withoutVersion(one), withoutVersion(other));
}

function withoutVersion(form: HookForm) {
  return { ...form, schema: form.schema?.id ?? null, note: form.note.trim() };
}

const longestTtlSec = 604_800;

/** Why the form cannot be saved: the last word of a text under `hooks:reason`, or null. */
export type HookFormReason = 'event' | 'schema' | 'rules' | 'ttl' | 'unpublished' | 'unchanged';

/** @param base as the hook is stored; null for a new one */
export function whyNotSave(form: HookForm, base: HookForm | null): HookFormReason | null {
  if (form.event === null) return 'event';
  if (form.schema === null) return 'schema';
  if (form.conditions !== null && isIncomplete(form.conditions)) return 'rules';
  if (form.ttlSec !== null && !(form.ttlSec >= 1 && form.ttlSec <= longestTtlSec)) return 'ttl';
  if (form.enabled && form.schema.version === null) return 'unpublished';
  if (base !== null && isSameHookForm(form, base)) return 'unchanged';
  return null;
}
