import { LiveUpdate } from '@hookline/contracts';

/**
 * `closed` means that a retry is on its way, until one succeeds; pages show it, they do not act on
 * it.
 */
export type UpdateConnection = 'idle' | 'connecting' | 'open' | 'closed';

type Listener = (update: LiveUpdate) => void;

interface Subscription {
  readonly topics: readonly string[];
  readonly onUpdate: Listener;
  readonly onGap?: () => void;
}

type OpenSource = (url: string) => EventSource;

/** Whether the person can see the page at the moment. */
export interface PageSight {
  readonly isHidden: () => boolean;
  readonly onChange: (listener: () => void) => void;
}

const sightOfDocument: PageSight = {
  isHidden: () => document.visibilityState === 'hidden',
  onChange: (listener) => document.addEventListener('visibilitychange', listener),
};

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/** Who goes through their tabs should not connect at every one of them. */
const letGoAfterMs = 2_000;

/**
 * One stream of live updates for the whole page, shared by everything that listens.
 *
 * 1. A browser allows few connections to one host, so all topics travel over one of them.
 * 2. Updates are best effort: after a gap every listener is told to read its lists again. The time
 *    between a listener's first look and the open connection is such a gap, for that listener.
 * 3. Other topics are another stream; the former one is heard until the new one is open.
 * 4. An EventSource gives up for good when the server answers with an error, hence own retries.
 * 5. A tab nobody sees lets its stream go: six open ones would take all the connections a browser has
 *    for a host, and no tab could ask anything any more. What it missed is a gap (rule 2).
 */
export class UpdateHub {
  private readonly subscriptions = new Set<Subscription>();
  /** Listening since before the connection was open. */
  private readonly fresh = new Set<Subscription>();
  private readonly connectionListeners = new Set<() => void>();
  private source: EventSource | null = null;
  private isSourceOpen = false;
  private former: EventSource | null = null;
  private openTopics = '';
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private reconcileQueued = false;
  private retryMs = firstRetryMs;
  private hadGap = false;
  private state: UpdateConnection = 'idle';
  private isAsleep = false;
  private sleepTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly openSource: OpenSource = (url) => new EventSource(url),
    private readonly sight: PageSight = sightOfDocument,
  ) {
    this.isAsleep = sight.isHidden();
    sight.onChange(() => this.handleSight());
  }

  /** Listens until the returned function is called. */
  subscribe(subscription: Subscription): () => void {
    this.subscriptions.add(subscription);
    this.fresh.add(subscription);
    this.reconcileSoon();
    return () => {
      this.subscriptions.delete(subscription);
      this.fresh.delete(subscription);
      this.reconcileSoon();
    };
  }

  readonly connection = (): UpdateConnection => this.state;

  readonly onConnectionChange = (listener: () => void): (() => void) => {
    this.connectionListeners.add(listener);
    return () => this.connectionListeners.delete(listener);
  };

  private handleSight(): void {
    if (this.sleepTimer !== null) clearTimeout(this.sleepTimer);
    this.sleepTimer = null;
    if (this.sight.isHidden()) this.sleepTimer = setTimeout(() => this.sleep(true), letGoAfterMs);
    else this.sleep(false);
  }

  private sleep(isAsleep: boolean): void {
    if (isAsleep === this.isAsleep) return;
    this.isAsleep = isAsleep;
    if (isAsleep) this.hadGap = true;
    this.reconcile();
  }

  // A page change drops one listener and adds another in the same tick: wait for both.
  private reconcileSoon(): void {
    if (this.reconcileQueued) return;
    this.reconcileQueued = true;
    queueMicrotask(() => {
      this.reconcileQueued = false;
      this.reconcile();
    });
  }

  private reconcile(): void {
    const topics = this.wantedTopics();
    if (topics === this.openTopics && this.source !== null) {
      if (this.isSourceOpen) this.fresh.clear();
      return;
    }
    if (topics === '') {
      this.disconnect();
      this.setState('idle');
      return;
    }
    this.connect(topics);
  }

  private wantedTopics(): string {
    if (this.isAsleep) return '';
    const topics = new Set([...this.subscriptions].flatMap((one) => one.topics));
    return [...topics].sort().join(',');
  }

  private connect(topics: string): void {
    this.cancelRetry();
    if (this.isSourceOpen) this.former = this.source;
    else this.source?.close();
    const query = new URLSearchParams(topics.split(',').map((topic) => ['topic', topic]));
    const source = this.openSource(`/api/updates?${query.toString()}`);
    this.source = source;
    this.isSourceOpen = false;
    this.openTopics = topics;
    if (this.state === 'idle') this.setState('connecting');
    source.onopen = () => this.handleOpen(source);
    source.onmessage = (message) => this.handleMessage(message);
    source.onerror = () => this.handleError(source);
  }

  private handleOpen(source: EventSource): void {
    if (source !== this.source) return;
    this.isSourceOpen = true;
    this.closeFormer();
    this.retryMs = firstRetryMs;
    this.setState('open');
    const missed = this.hadGap ? [...this.subscriptions] : [...this.fresh];
    this.hadGap = false;
    this.fresh.clear();
    for (const { onGap } of missed) onGap?.();
  }

  private handleMessage(message: MessageEvent<unknown>): void {
    const update = parseUpdate(message.data);
    if (update === null) return;
    for (const { onUpdate } of [...this.subscriptions]) onUpdate(update);
  }

  private handleError(source: EventSource): void {
    if (source === this.former) {
      this.hadGap = true;
      this.closeFormer();
    }
    if (source !== this.source) return;
    this.hadGap = true;
    this.disconnect();
    this.setState('closed');
    this.retryTimer = setTimeout(() => this.reconcile(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }

  private disconnect(): void {
    this.cancelRetry();
    this.closeFormer();
    this.source?.close();
    this.source = null;
    this.isSourceOpen = false;
    this.openTopics = '';
  }

  private closeFormer(): void {
    this.former?.close();
    this.former = null;
  }

  private cancelRetry(): void {
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    this.retryTimer = null;
  }

  private setState(state: UpdateConnection): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.connectionListeners) listener();
  }
}

function parseUpdate(data: unknown): LiveUpdate | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = LiveUpdate.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
