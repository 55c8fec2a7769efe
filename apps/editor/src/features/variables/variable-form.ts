import type { DomainVariable } from '@hookline/contracts';
import { changedFields } from '../../ui/form-values';
import { valueOf, valueText } from './variable-value';
import type { VariableChange } from './variables.api';

/** A variable as its dialog has it. */
export interface VariableForm {
  readonly name: string;
  readonly encrypt: boolean;
  /** Null: an encrypted value, which is never shown, stays as it is. */
  readonly text: string | null;
}

/** @param variable null for a new one */
export function toVariableForm(variable: DomainVariable | null): VariableForm {
  const { name = '', encrypt = false, value = '' } = variable ?? {};
  return { name, encrypt, text: encrypt ? null : valueText(value) };
}

/**
 * The body to send.
 * @param base as it is stored, when one is changed: only what differs is sent
 */
export function fromVariableForm(form: VariableForm, base: VariableForm | null): VariableChange {
  const { encrypt, text } = form;
  const plain = { name: form.name.trim(), encrypt };
  const value = text === null ? {} : { value: encrypt ? text : valueOf(text) };
  if (base === null) return { ...plain, ...value };
  const changed = changedFields(plain, { name: base.name, encrypt: base.encrypt });
  return text === base.text ? changed : { ...changed, ...value };
}
