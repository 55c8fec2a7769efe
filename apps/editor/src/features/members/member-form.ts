import type { Member, MemberCommunication } from '@hookline/contracts';
import { changedFields } from '../../ui/form-values';
import type { KeyValue } from '../../ui/KeyValueEditor';
import { fromKeyValues, toKeyValues } from '../../ui/key-values';
import type { MemberChange } from './members.api';

export interface NumberRow {
  readonly destination: string;
  /** What the form does not show of a number that is stored. */
  readonly rest: Pick<
    MemberCommunication,
    'type' | 'priority' | 'description' | 'resource' | 'display' | 'dtmf'
  > | null;
}

export interface MemberForm {
  readonly name: string;
  readonly priority: number;
  readonly numbers: readonly NumberRow[];
  readonly variables: readonly KeyValue[];
}

export const blankNumber: NumberRow = { destination: '', rest: null };

/** @param member null for a new one */
export function toMemberForm(member: Member | null): MemberForm {
  if (member === null) return { name: '', priority: 0, numbers: [blankNumber], variables: [] };
  return {
    name: member.name,
    priority: member.priority,
    numbers: member.communications.map(
      ({ destination, type, priority, description, resource, display, dtmf }) => ({
        destination,
        rest: { type, priority, description, resource, display, dtmf },
      }),
    ),
    variables: toKeyValues(member.variables),
  };
}

/** Whether the member can be reached at all. */
export function hasNumber({ numbers }: MemberForm): boolean {
  return numbers.some(({ destination }) => destination.trim() !== '');
}

/**
 * The body to send.
 * @param base as the member is stored, when one is changed: only what differs is sent, and a
 * variable that is gone is sent empty, which removes it
 */
export function fromMemberForm(form: MemberForm, base: MemberForm | null): MemberChange {
  if (base === null) return toBody(form);
  const [next, before] = [toBody(form), toBody(base)];
  const changed = changedFields(next, before);
  if (changed.variables === undefined) return changed;
  return { ...changed, variables: changedVariables(next.variables, before.variables) };
}

function changedVariables(
  next: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const emptied = Object.fromEntries(Object.keys(before).map((name) => [name, '']));
  const written = Object.entries({ ...emptied, ...next });
  return Object.fromEntries(written.filter(([name, value]) => value !== before[name]));
}

function toBody({ name, priority, numbers, variables }: MemberForm) {
  return {
    name: name.trim(),
    priority,
    communications: numbers
      .map(({ destination, rest }) => ({ ...rest, destination: destination.trim() }))
      .filter(({ destination }) => destination !== ''),
    variables: fromKeyValues(variables),
  };
}
