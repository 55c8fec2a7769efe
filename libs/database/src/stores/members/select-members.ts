import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AgentEntity } from '../../entities/agent.entity';
import { MemberEntity } from '../../entities/member.entity';
import { QueueEntity } from '../../entities/queue.entity';
import { likePattern } from '../lists/like-pattern';
import { numberVariants } from '../lists/number-variants';
import { destinationLike } from './filter-members';

/** Selects `MemberRow`s of a queue. */
export function selectMembers(
  manager: EntityManager,
  queueId: string,
): SelectQueryBuilder<MemberEntity> {
  return manager
    .createQueryBuilder(MemberEntity, 'm')
    .innerJoin(QueueEntity, 'queue', 'queue.id = m.queue_id')
    .leftJoin(AgentEntity, 'agent', 'agent.id = m.agent_id')
    .select('m.id', 'id')
    .addSelect('queue.id', 'queue_id')
    .addSelect('queue.name', 'queue_name')
    .addSelect('m.name', 'name')
    .addSelect('m.priority', 'priority')
    .addSelect('m.communications', 'communications')
    .addSelect('m.variables', 'variables')
    .addSelect('m.timezone', 'timezone')
    .addSelect('m.bucket', 'bucket')
    .addSelect('m.skill', 'skill')
    .addSelect('agent.id', 'agent_id')
    .addSelect('agent.name', 'agent_name')
    .addSelect('m.attempts', 'attempts')
    .addSelect('m.stop_cause', 'stop_cause')
    .addSelect('m.expire_at', 'expire_at')
    .addSelect('m.min_offering_at', 'min_offering_at')
    .addSelect('m.created_at', 'created_at')
    .where('m.queue_id = :queueId', { queueId });
}

/** Narrows by `q`: the name or a destination, `*` as wildcard. */
export function searchMembers(
  select: SelectQueryBuilder<MemberEntity>,
  q: string | undefined,
): SelectQueryBuilder<MemberEntity> {
  if (!q) return select;
  return select.andWhere(`(m.name ilike :memberQ or ${destinationLike('any(:memberNumbers)')})`, {
    memberQ: likePattern(q),
    memberNumbers: numberVariants(q).map(likePattern),
  });
}
