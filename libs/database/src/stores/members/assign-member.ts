import { MemberCommunication, type MemberPatch } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';
import { AgentEntity } from '../../entities/agent.entity';
import type { MemberEntity } from '../../entities/member.entity';
import { requireReference } from '../reference-exists';
import { toStoredCommunications, type CommunicationTypes } from './member-communications';

/**
 * Writes the named keys into a member, not yet saved.
 * @param options `path` is where the body stands in the request, for complaints
 * @throws InvalidReferenceError for an unknown agent or communication type
 */
export async function assignMember(
  manager: EntityManager,
  member: MemberEntity,
  patch: MemberPatch,
  { domainId, types, path }: { domainId: string; types: CommunicationTypes; path: string },
): Promise<void> {
  const { communications, agent, stop_cause: stopCause } = patch;
  if (patch.name !== undefined) member.name = patch.name;
  if (patch.priority !== undefined) member.priority = patch.priority;
  if (patch.variables !== undefined) member.variables = patch.variables;
  if (patch.attempts !== undefined) member.attempts = patch.attempts;
  if (patch.timezone !== undefined) member.timezone = lookup(patch.timezone);
  if (patch.bucket !== undefined) member.bucket = lookup(patch.bucket);
  if (patch.skill !== undefined) member.skill = lookup(patch.skill);
  if (patch.expire_at !== undefined) member.expireAt = dateOf(patch.expire_at);
  if (patch.min_offering_at !== undefined) member.minOfferingAt = dateOf(patch.min_offering_at);
  if (stopCause !== undefined) member.stopCause = stopCause ?? '';
  if (agent !== undefined) {
    await requireReference(manager, AgentEntity, {
      domainId,
      id: agent?.id,
      path: `${path}agent.id`,
      noun: 'agent',
    });
    member.agentId = agent?.id ?? null;
  }
  if (communications !== undefined) {
    member.communications = toStoredCommunications(communications, {
      types,
      before: MemberCommunication.array().safeParse(member.communications).data ?? [],
      path: `${path}communications`,
    });
  }
}

function lookup(
  written: { readonly id: string; readonly name?: string } | null,
): { id: string; name: string } | null {
  return written && { id: written.id, name: written.name ?? '' };
}

function dateOf(millis: number | null): Date | null {
  return millis === null ? null : new Date(millis);
}
