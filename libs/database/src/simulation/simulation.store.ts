import type { SimulatedAgent } from '@hookline/contracts';
import type { DataSource } from 'typeorm';

/** A queue as its simulated contacts need it. */
export interface SimulatedQueue {
  readonly id: string;
  readonly type: number;
  readonly processing: boolean;
  readonly variables: { readonly [name: string]: string };
  readonly agents: readonly SimulatedAgent[];
}

/** A member to play the contact of a dialer. */
export interface SimulatedMember {
  readonly id: string;
  readonly name: string;
  readonly destination: string;
  readonly variables: { readonly [name: string]: string };
}

export class SimulationStore {
  constructor(private readonly dataSource: DataSource) {}

  /** A queue with the agents of its team, or all of the domain when it has no team; null: none. */
  async findQueue(domainId: string, queueId: string): Promise<SimulatedQueue | null> {
    const [queue] = await this.dataSource.query<
      {
        type: number;
        team_id: string | null;
        processing: boolean;
        variables: { [name: string]: string };
      }[]
    >(
      `select type, team_id::text, variables,
         coalesce(payload #>> '{task_processing,enabled}', 'true') = 'true' as processing
       from queue where id = $1 and domain_id = $2 and deleted_at is null`,
      [queueId, domainId],
    );
    if (!queue) return null;
    const agents = await this.dataSource.query<
      { id: string; name: string; extension: string; userId: string }[]
    >(
      `select id::text, name, extension, user_id::text as "userId" from agent
       where domain_id = $1 and ($2::bigint is null or team_id = $2)
       order by status = 'online' desc, random() limit 20`,
      [domainId, queue.team_id],
    );
    const { type, processing, variables } = queue;
    return { id: queueId, type, processing, variables, agents };
  }

  /** Any member of a queue that is still to be served, with this number if one is given. */
  async findMember(queueId: string, destination?: string): Promise<SimulatedMember | null> {
    const [member] = await this.dataSource.query<SimulatedMember[]>(
      `select id::text, name, variables,
         coalesce($2, communications #>> '{0,destination}', '') as destination
       from member
       where queue_id = $1 and stop_cause = ''
         and ($2::text is null or communications @> jsonb_build_array(
           jsonb_build_object('destination', $2::text)))
       order by random() limit 1`,
      [queueId, destination ?? null],
    );
    return member && member.destination !== '' ? member : null;
  }
}
