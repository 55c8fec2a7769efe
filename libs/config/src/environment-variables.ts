import { DatabaseVariables } from './database.settings';
import { DataVariables } from './data.settings';
import { DemoVariables } from './demo.settings';
import { LimitsVariables } from './limits.settings';
import { LogVariables } from './log.settings';
import { NatsVariables } from './nats.settings';
import { OutboundVariables } from './outbound.settings';
import { RetentionVariables } from './retention.settings';
import { SecretsVariables } from './secrets.settings';
import { ServerVariables } from './server.settings';
import { WorkerVariables } from './worker.settings';

/** Every variable we read, by subject, in the order of `.env.example`. */
export const environmentVariables = {
  database: DatabaseVariables,
  nats: NatsVariables,
  server: ServerVariables,
  limits: LimitsVariables,
  outbound: OutboundVariables,
  worker: WorkerVariables,
  retention: RetentionVariables,
  data: DataVariables,
  secrets: SecretsVariables,
  log: LogVariables,
  demo: DemoVariables,
} as const;
