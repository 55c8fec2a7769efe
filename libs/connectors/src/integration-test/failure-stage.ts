import { isJsonObject, type IntegrationTestStage } from '@hookline/contracts';
import type { NodeFailure } from '@hookline/engine';

const stages: Readonly<Record<string, IntegrationTestStage>> = {
  'message.blocked': 'blocked',
  'message.dns': 'dns',
  'message.connect': 'connect',
  'message.tls': 'tls',
  'message.timeout': 'timeout',
  'message.auth': 'auth',
  'message.refused': 'refused',
  'message.limit': '4xx',
  'message.4xx': '4xx',
  'message.5xx': '5xx',
};

/** Where a test came to its end. */
export function stageOf({ code }: NodeFailure): IntegrationTestStage {
  return stages[code] ?? 'invalid';
}

/** The HTTP or SMTP status of the answer that failed it; null when none came. */
export function statusOf({ code, details }: NodeFailure): number | null {
  const response = details['response'];
  const status = isJsonObject(response) ? response['status'] : null;
  if (typeof status === 'number') return status;
  return code === 'message.limit' ? 429 : null;
}
