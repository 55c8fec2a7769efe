/**
 * The worker, put together: what the five stops need, and nothing that decides.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setInterval as every } from 'node:timers';
import {
  AddressGuard,
  AuthorizedHttpPort,
  ConnectedMessagePort,
  OwnServers,
  parseAllowList,
  SandboxPool,
  SmtpMailer,
  ThreadedDocumentPort,
  ThreadedScriptPort,
  UndiciHttpPort,
} from '@hookline/connectors';
import { streamsOf } from '@hookline/contracts';
import {
  createRuntimePool,
  dropOldDays,
  ensurePartitions,
  PgArrivals,
  PgCachePort,
  PgCalendarPort,
  PgDomainVariables,
  PgAgentNotices,
  PgAgentPort,
  PgEventDispatch,
  PgEventOutbox,
  PgHookTable,
  PgListPort,
  PgPartitionLeases,
  PgQueuePort,
  PgRecordedAnswers,
  PgRunClaims,
  PgRunJournal,
  PgSendTurns,
  type RunJournalNews,
  SecretBox,
  PgTaskPort,
  type SecretKey,
} from '@hookline/database/runtime';
import {
  ConfigChanges,
  connectNats,
  DeadLetterPublisher,
  EventPublisher,
  keepStreams,
  LivePublisher,
  RunWaker,
  type NatsConnection,
} from '@hookline/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { AgentDesk } from './agents/agent-desk';
import { ConnectionsKeeper } from './connections/connections.keeper';
import { EventDispatcher } from './events/event-dispatcher';
import { LimitedHttpPort } from './limits/limited-http-port';
import { limitMailer, limitMessageHttp } from './limits/limited-message-means';
import { limitsOf, type WorkerLimitSettings } from './limits/worker-limits';
import { LiveNews } from './live/live-news';
import { EventRelay } from './outbox/event-relay';
import { beatEveryMs, PartitionOwner } from './partitions/partition-owner';
import { leaseTtlSeconds, WorkerLease } from './partitions/worker-lease';
import { ClaimGate } from './runs/claim-gate';
import { LeasedJournal } from './runs/leased-journal';
import { RunExecutor } from './runs/run-executor';
import { RunJobReader } from './runs/run-job.reader';
import { RunLanes } from './runs/run-lanes';
import { RunSweeper, sweepEveryMs } from './runs/run-sweeper';
import { RunWakeHandler } from './runs/run-wake.handler';
import { RunWakes } from './runs/run-wakes';
import { HealthServer } from './health/health-server';
import { WorkerMetrics } from './health/worker-metrics';
import { Housekeeping } from './housekeeping/housekeeping';
import { HookTableKeeper } from './schemas/hook-table.keeper';
import { ProgramCache } from './schemas/program-cache';
import { systemClock } from './system-clock';
import { OutboundAllowKeeper } from './outbound/outbound-allow.keeper';
import { DomainVariablesKeeper } from './variables/domain-variables.keeper';
import { ForeseeingJournal } from './variables/foreseeing-journal';

export interface WorkerSettings extends WorkerLimitSettings {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  /** Shown in leases and logs. */
  readonly name: string;
  /** Most connections to the database. */
  readonly databaseConnections: number;
  /** Where the api listens; flows do not reach it. Absent or null: not known. */
  readonly apiUrl?: string | null;
  /** `OUTBOUND_ALLOW`: local targets that nodes may reach. */
  readonly outboundAllow: string;
  /** Keys that open secrets in the database; empty: none can be read. */
  readonly secretKeys: readonly SecretKey[];
  /** The built thread for what must not run on the event loop; starts at its first use. */
  readonly sandboxThread: URL;
  /** Days of history that are kept; 0 or absent: all of it. */
  readonly retentionDays?: number;
  /** Where `/live`, `/ready` and `/metrics` are answered; null for nowhere. */
  readonly healthPort: number | null;
  /** Separates streams of suites that share a server; production leaves it out. */
  readonly namespace?: string;
  /** Copies of each stream in a cluster. */
  readonly replicas?: number;
}

export interface RunningWorker {
  readonly id: string;
  /** Pulls from at least one partition. */
  readonly isReady: () => boolean;
  /** Finishes what runs (≤ 20 s), gives everything back, closes. */
  readonly stop: () => Promise<void>;
}

const effectGraceMs = 20_000;

/** Connects, takes its share of the partitions and works until `stop`. */
export async function startWorker(settings: WorkerSettings, log: Logger): Promise<RunningWorker> {
  const pool = createRuntimePool(
    {
      url: settings.databaseUrl,
      name: settings.name,
      maxConnections: settings.databaseConnections,
    },
    (error) => log.warn({ err: error }, 'database connection lost'),
  );
  const connection = await connectNats({ url: settings.natsUrl, name: settings.name });
  try {
    return await workWith({ pool, connection }, settings, log);
  } catch (error) {
    // An open connection would keep the process alive, and its supervisor waiting for an end.
    await Promise.allSettled([connection.close(), pool.end()]);
    throw error;
  }
}

async function workWith(
  { pool, connection }: { readonly pool: Pool; readonly connection: NatsConnection },
  settings: WorkerSettings,
  log: Logger,
): Promise<RunningWorker> {
  const id = randomUUID();
  const stopping = new AbortController();
  // Every run that sleeps listens to it; Node takes more than ten for a leak.
  setMaxListeners(0, stopping.signal);
  const clock = systemClock;
  await keepStreams(
    connection,
    { namespace: settings.namespace, replicas: settings.replicas },
    (error) => log.warn({ err: error }, 'streams not applied, trying again'),
  );
  await ensurePartitions(pool);

  const rows = new PgHookTable(pool);
  const programs = new ProgramCache(rows);
  const changes = new ConfigChanges(connection, settings.namespace);
  const secrets = new SecretBox(settings.secretKeys);
  const variables = new DomainVariablesKeeper(new PgDomainVariables(pool, secrets), changes, log);
  const hooks = new HookTableKeeper(rows, programs, variables, changes, log);
  const claims = new PgRunClaims(pool, id);
  const leases = new PgPartitionLeases(pool, { id, name: settings.name }, leaseTtlSeconds);
  const lease = new WorkerLease(clock);
  const live = new LivePublisher(connection, settings.namespace);
  const news = new LiveNews(live);
  const waker = new RunWaker(connection, settings.namespace);
  const ownServers = new OwnServers([
    settings.databaseUrl,
    settings.natsUrl,
    ...(settings.apiUrl ? [settings.apiUrl] : []),
  ]);
  const guard = new AddressGuard({
    allow: parseAllowList(settings.outboundAllow),
    neverReach: ownServers,
  });
  const http = new UndiciHttpPort({ guard });
  const outbound = new OutboundAllowKeeper(
    pool,
    { guard, ownServers, forgetConnections: () => http.forgetConnections() },
    changes,
    log,
  );
  const connections = new ConnectionsKeeper(pool, secrets, changes, log);
  const turns = new PgSendTurns(pool);
  const sandbox = new SandboxPool({ threadFile: settings.sandboxThread });
  const publisher = new EventPublisher(connection, settings.namespace);
  const relay = new EventRelay(
    new PgEventOutbox(pool),
    ({ domainId, event }) => publisher.publish(domainId, event),
    log,
    ({ domainId, ...event }) => news.eventStored(domainId, { ...event, runIds: [] }),
  );
  const cache = new PgCachePort(pool);
  const lanes = new RunLanes();
  const limits = limitsOf(settings, log);

  const arrivals = new PgArrivals(pool);
  const gate = new ClaimGate();
  const wakes = new RunWakes(claims, gate, () => executor);
  const reader = new RunJobReader({
    programs,
    hooks,
    arrivals,
    recorded: new PgRecordedAnswers(pool),
    now: clock.now,
  });
  const journalNews: RunJournalNews = {
    onEffects: relay.wake,
    onDue: (runIds) => executor.tellDue(runIds),
  };

  const executor: RunExecutor = new RunExecutor({
    journal: new LeasedJournal({
      journal: new ForeseeingJournal(
        new PgRunJournal(pool, (ms) => clock.sleep(ms), journalNews, { secrets }),
        variables,
      ),
      lease,
      holds: ({ runId, fence }) => claims.holds(runId, fence),
    }),
    ports: {
      http: new LimitedHttpPort(new AuthorizedHttpPort(http, connections), limits.door),
      messages: new ConnectedMessagePort({
        connections,
        http: limitMessageHttp(http, limits.door),
        mailer: limitMailer(new SmtpMailer({ guard }), limits.door),
        turns,
      }),
      agentDesk: new AgentDesk(new PgAgentNotices(pool), live),
      lists: new PgListPort(pool),
      calendars: new PgCalendarPort(pool),
      cache,
      tasks: new PgTaskPort(pool),
      queues: new PgQueuePort(pool),
      agents: new PgAgentPort(pool),
      documents: new ThreadedDocumentPort(sandbox),
      scripts: new ThreadedScriptPort(sandbox),
    },
    clock,
    random: Math.random,
    lanes,
    gate: limits.gate,
    claims,
    arrivals,
    reader,
    wakes,
    eventsStored: () => dispatcher.stored(),
    stopping: stopping.signal,
    onParked: (job, dueAt, nodeId) => {
      const { runId, domainId } = job.claim;
      waker
        .wakeAt({ partition: job.partition, domainId, runId, nodeId }, dueAt, { runId })
        .catch((error: unknown) =>
          log.warn({ err: error, runId }, 'alarm not set, the sweeper will wake the run'),
        );
    },
    onUpdated: (job, write) => news.runUpdated(job, write),
    log,
  });
  const dispatcher: EventDispatcher = new EventDispatcher({
    hooks,
    store: new PgEventDispatch(pool),
    workerId: id,
    executor,
    wakes,
    lanes,
    putOffCalls: limits.putOffCalls,
    slots: limits.events,
    seats: limits.seats,
    longWaits: limits.waitingEvents,
    deadLetters: new DeadLetterPublisher(connection, settings.namespace),
    news,
    clock,
    newId: uuidv7,
    stopping: stopping.signal,
    log,
  });
  const handler = new RunWakeHandler(wakes, log);
  const owner = new PartitionOwner({
    connection,
    streams: streamsOf(settings.namespace),
    leases,
    lease,
    claims,
    executor,
    gate,
    lanes,
    clock,
    onEvent: (message) => dispatcher.accept(message),
    onWake: (message) => handler.handle(message),
    log,
  });
  const sweeper = new RunSweeper({
    claims,
    arrivals,
    gate,
    executor,
    pool,
    owned: () => owner.owned,
    log,
  });

  const housekeeping = new Housekeeping(
    [
      { name: 'expired cache entries', everyMs: 60_000, run: () => cache.sweep() },
      {
        name: 'days of history',
        everyMs: 3_600_000,
        run: async () => {
          const days = settings.retentionDays ?? 0;
          const { dropped, cleared } = await dropOldDays(pool, days, stopping.signal);
          return dropped.length + cleared.length;
        },
      },
      { name: 'addresses of our servers', everyMs: 30_000, run: () => outbound.lookUpOwnServers() },
      { name: 'turns to send', everyMs: 10 * 60_000, run: () => turns.forgetOld() },
    ],
    log,
  );
  await variables.start();
  await Promise.all([outbound.start(), connections.start()]);
  await hooks.start();
  await owner.beat();
  relay.start();
  const beats = every(() => void owner.beat(), beatEveryMs);
  const sweeps = every(() => void sweeper.sweep(Date.now()), sweepEveryMs);
  const isReady = (): boolean => owner.owned.length > 0 && !stopping.signal.aborted;
  const metrics = new WorkerMetrics({
    partitions: () => owner.owned.length,
    runs: () => executor.activeRunIds.length,
    events: () => limits.events.used,
    waitingRuns: () => limits.waitingRuns.used,
    waitingEvents: () => limits.waitingEvents.used,
    fullQueues: () => limits.queues.fullKeys.length,
    fullTargets: () => limits.targets.fullKeys.length,
  });
  const health =
    settings.healthPort === null
      ? null
      : await HealthServer.start({ port: settings.healthPort, isReady, metrics });
  log.info({ workerId: id, partitions: owner.owned.length }, 'worker started');

  const shutDown = async (): Promise<void> => {
    log.info({ workerId: id, inFlight: limits.events.used }, 'worker stopping');
    clearInterval(beats);
    clearInterval(sweeps);
    hooks.stop();
    outbound.stop();
    connections.stop();
    variables.stop();
    housekeeping.stop();
    await owner.stopPulling();
    stopping.abort();
    const deadline = Date.now() + effectGraceMs;
    while ((limits.events.used > 0 || lanes.load > 0) && Date.now() < deadline)
      await clock.sleep(20);
    await relay.stop();
    await leases.leave().catch((error: unknown) => log.warn({ err: error }, 'leases not left'));
    await Promise.all([http.close(), sandbox.close()]);
    await connection.drain().catch(() => connection.close());
    await pool.end();
    await health?.stop();
    log.info({ workerId: id }, 'worker stopped');
  };

  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= shutDown());
  return { id, isReady, stop };
}
