import { describe, expect, it } from '@jest/globals';
import { ContactListPatch, ListCommunicationPatch } from './contact-centre/contact-list';
import { MemberPatch } from './contact-centre/member';
import { QueueHookPatch } from './contact-centre/queue-hook';
import { QueuePatch } from './contact-centre/queue';
import { FlowSchemaPatch } from './flow-schema/flow-schema';

describe('patches', () => {
  it.each([
    { name: 'QueuePatch', patch: QueuePatch },
    { name: 'QueueHookPatch', patch: QueueHookPatch },
    { name: 'MemberPatch', patch: MemberPatch },
    { name: 'ContactListPatch', patch: ContactListPatch },
    { name: 'ListCommunicationPatch', patch: ListCommunicationPatch },
    { name: 'FlowSchemaPatch', patch: FlowSchemaPatch },
  ])('$name changes nothing by itself: no default slips in', ({ patch }) => {
    expect(patch.parse({})).toEqual({});
  });
});
