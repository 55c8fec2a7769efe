import type { Member } from '@hookline/contracts';
import { z } from 'zod';
import { fromKeyValues, toKeyValues } from '../../ui/key-values';
import type { MemberChange } from './members.api';

/** What the form holds. Numbers keep the index of what they were, so nothing of them is lost. */
export const MemberForm = z.object({
  name: z.string().max(250),
  priority: z.number().int(),
  destinations: z
    .array(z.object({ destination: z.string().trim().max(256), index: z.number().nullable() }))
    .refine((rows) => rows.some(({ destination }) => destination !== '')),
  variables: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type MemberForm = z.infer<typeof MemberForm>;

export const newMemberForm: MemberForm = {
  name: '',
  priority: 0,
  destinations: [{ destination: '', index: null }],
  variables: [],
};

export function toMemberForm(member: Member): MemberForm {
  return {
    name: member.name,
    priority: member.priority,
    destinations: member.communications.map(({ destination }, index) => ({ destination, index })),
    variables: [...toKeyValues(member.variables)],
  };
}

/**
 * The body to send.
 * @param member what is stored, when one is changed: what the form does not show stays as it was,
 * and a variable that is gone is sent empty, which removes it
 */
export function fromMemberForm(form: MemberForm, member: Member | null): MemberChange {
  const variables = fromKeyValues(form.variables);
  for (const name of Object.keys(member?.variables ?? {})) variables[name] ??= '';
  return {
    name: form.name.trim(),
    priority: form.priority,
    communications: form.destinations
      .filter(({ destination }) => destination.trim() !== '')
      .map(({ destination, index }) => {
        const stored = index === null ? undefined : member?.communications[index];
        return {
          destination: destination.trim(),
          type: stored?.type,
          priority: stored?.priority,
          description: stored?.description,
          resource: stored?.resource,
          display: stored?.display,
          dtmf: stored?.dtmf,
        };
      }),
    variables,
  };
}
