import type { JsonValue } from '../../json';
import type { QueueEventName } from '../queue-event-name';
import { findQueueType, type QueueType } from '../queue-type';
import { fromWebitelVariables } from '../webitel-variables';
import type { SimulatedAgent, SimulatedContact, SimulatedEvent } from './simulated-contact';

type Variables = { [name: string]: JsonValue };

/** Lengths in ms, shortest and longest. */
const lengths = {
  beforeOffer: [400, 2_500],
  ring: [3_000, 9_000],
  ringUnanswered: [15_000, 20_000],
  accept: [50, 200],
  dial: [2_500, 7_000],
  connect: [80, 400],
  talk: [20_000, 95_000],
  chatTalk: [60_000, 240_000],
  hangUp: [200, 600],
  wrapUp: [4_000, 18_000],
} as const;

/** The contact as it moves: knows the clock, the legs and the agent; emits events. */
export class ContactWalk {
  readonly events: SimulatedEvent[] = [];
  private readonly type: QueueType;
  private readonly memberLeg: string | null;
  private afterMs = 0;
  private offers = 0;
  private missed = 0;
  private agent: SimulatedAgent | null = null;
  private agentLeg: string | null = null;
  private answeredAtMs: number | null = null;
  private bridgedAtMs: number | null = null;
  private hungUpAtMs: number | null = null;
  private voiceFromMs: number | null = null;
  private memberReached = false;

  constructor(private readonly contact: SimulatedContact) {
    const type = findQueueType(contact.queue.type);
    if (type === null) throw new RangeError(`there is no queue type ${contact.queue.type}`);
    if (type.agents && contact.agents.length === 0) {
      throw new RangeError('a queue with agents needs at least one to simulate');
    }
    this.type = type;
    this.memberLeg = type.channel === 'task' ? null : contact.newId();
    // Who comes by himself is on the line from the start.
    this.memberReached = !type.members || type.channel === 'im';
  }

  join(): void {
    this.emit('joined');
  }

  /** Rings the next agent, or the contact itself in an outbound IVR. */
  offer(): void {
    this.pass('beforeOffer');
    if (this.type.agents) {
      this.agent = this.contact.agents[this.offers % this.contact.agents.length] ?? null;
      this.agentLeg = this.hasAgentLeg() ? this.contact.newId() : null;
    } else {
      this.memberReached = this.memberLeg !== null;
    }
    this.offers += 1;
    this.emit('offering');
  }

  /** An offer nobody takes. */
  missOffer(): void {
    this.offer();
    this.pass('ringUnanswered');
    this.missed += 1;
    this.emit('missed', { cc_result: 'timeout' });
    this.agent = null;
    this.agentLeg = null;
  }

  /** An offer taken, the conversation, and the wrap-up where the queue has one. */
  talk(options: { wrapUp: boolean } = { wrapUp: true }): void {
    // An outbound job rings nowhere: it starts.
    if (this.type.agents || this.type.channel === 'call') this.offer();
    this.pass('ring');
    if (this.type.agents) this.accept();
    this.pass('connect');
    this.memberReached = this.memberLeg !== null;
    this.answeredAtMs ??= this.afterMs;
    this.bridgedAtMs ??= this.afterMs;
    this.voiceFromMs ??= this.afterMs;
    this.emit('bridged');
    this.pass(this.type.channel === 'call' || this.type.channel === 'task' ? 'talk' : 'chatTalk');
    if (!options.wrapUp) return;
    this.hungUpAtMs = this.afterMs;
    if (!this.type.agents || !this.hasProcessing()) return;
    this.pass('hangUp');
    this.emit('processing', { cc_result: 'processing' });
    this.pass('wrapUp');
  }

  leave(result: 'success' | 'abandoned' | 'transfer'): void {
    if (this.hungUpAtMs === null) {
      this.pass('ring');
      this.hungUpAtMs = this.afterMs;
    }
    this.pass('hangUp');
    const closed = this.type.members && result !== 'abandoned';
    this.emit('leaving', {
      cc_result: result,
      ...(closed ? { member_stop_cause: 'success' } : {}),
      ...(this.type.id === 6 && result === 'transfer' ? { chat_transferred: true } : {}),
    });
  }

  private accept(): void {
    this.voiceFromMs ??= this.afterMs;
    this.emit('answered');
    this.pass('accept');
    // Preview and offline queues dial the contact only now (features.md 0.2).
    const dialsAfterwards = (this.type.id === 0 || this.type.id === 3) && !this.memberReached;
    if (dialsAfterwards) this.memberReached = true;
    this.emit('active');
    if (dialsAfterwards) this.pass('dial');
  }

  private hasAgentLeg(): boolean {
    return this.type.channel === 'call' || this.type.channel === 'chat';
  }

  private hasProcessing(): boolean {
    return this.contact.queue.processing ?? true;
  }

  private pass(step: keyof typeof lengths): void {
    const [shortest, longest] = lengths[step];
    this.afterMs += Math.round(shortest + (longest - shortest) * this.contact.random());
  }

  private emit(event: QueueEventName, own: Variables = {}): void {
    const variables: Variables = {
      ...this.contact.contact.variables,
      ...this.ofAttempt(),
      ...this.ofAgent(),
      ...this.ofCall(event),
      ...own,
    };
    this.events.push({
      afterMs: this.afterMs,
      event: fromWebitelVariables(variables, { queueId: this.contact.queue.id, event }),
    });
  }

  private ofAttempt(): Variables {
    const { contact, attemptId, startedAt } = this.contact;
    return {
      channel: this.type.channel,
      attempt_id: attemptId,
      destination: contact.destination,
      destination_seq: 1,
      cc_attempt_seq: 1,
      timestamp: startedAt.getTime() + this.afterMs,
      joined_at: startedAt.getTime(),
      bridged_at: this.bridgedAtMs === null ? '' : startedAt.getTime() + this.bridgedAtMs,
      use_processing: this.type.agents && this.hasProcessing() ? true : '',
      member_id: this.type.members ? (contact.memberId ?? attemptId) : '',
      member_name: contact.name ?? '',
      member_timezone: contact.timezone ?? '',
      missed_count: this.missed === 0 ? '' : this.missed,
    };
  }

  private ofAgent(): Variables {
    if (this.agent === null) return {};
    return {
      agent_id: this.agent.id,
      agent_name: this.agent.name,
      agent_extension: this.agent.extension ?? this.agent.id,
      user_id: this.agent.userId ?? this.agent.id,
      agent_channel_id: this.agentLeg ?? '',
    };
  }

  private ofCall(event: QueueEventName): Variables {
    const leg: Variables = {};
    if (this.memberReached && this.memberLeg !== null) leg.member_channel_id = this.memberLeg;
    if (this.type.channel !== 'call' || event === 'joined') return leg;
    const variables: Variables = { ...leg };
    const untilMs = this.hungUpAtMs ?? this.afterMs;
    const answeredAtMs = this.type.members ? this.answeredAtMs : 0;
    if (this.memberReached) {
      variables.call_duration = seconds(untilMs);
      variables.call_bill_sec = answeredAtMs === null ? 0 : seconds(untilMs - answeredAtMs);
    }
    if (this.voiceFromMs !== null && event !== 'offering' && event !== 'missed') {
      variables.call_voice_sec = seconds(untilMs - this.voiceFromMs);
    }
    if (this.type.members && this.answeredAtMs !== null) variables.amd_result = 'HUMAN';
    if (this.hungUpAtMs !== null && this.memberReached) {
      const unanswered = this.answeredAtMs === null;
      variables.call_cause = unanswered
        ? this.type.members
          ? 'NO_ANSWER'
          : 'ORIGINATOR_CANCEL'
        : 'NORMAL_CLEARING';
      variables.call_sip_code = unanswered ? (this.type.members ? 480 : 487) : 200;
    }
    return variables;
  }
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
