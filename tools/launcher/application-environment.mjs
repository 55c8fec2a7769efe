// @ts-check
// What the applications are told.
import { join } from 'node:path';
import { root } from './checkout.mjs';

/**
 * @typedef {object} ApplicationPlan
 * @property {string} dataDir
 * @property {string} databaseUrl
 * @property {string} natsUrl
 * @property {number} port
 * @property {number | null} echoPort null without the demo
 * @property {string} nodeEnv
 */

/**
 * The environment of api, worker and migrations: ours on top of the person's own.
 * @param {NodeJS.ProcessEnv} environment
 * @param {ApplicationPlan} plan
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment(environment, plan) {
  const { dataDir, databaseUrl, natsUrl, port, echoPort, nodeEnv } = plan;
  const echo = echoPort === null ? '' : `127.0.0.1:${echoPort}`;
  // Opens exactly the demo's service and nothing else on loopback.
  const allowed = [environment.OUTBOUND_ALLOW, echo].filter(Boolean).join(',');
  return {
    ...environment,
    NODE_ENV: nodeEnv,
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    PORT: String(port),
    DATA_DIR: dataDir,
    // The applications end by themselves when we are killed.
    SUPERVISED: 'true',
    WEB_ROOT: join(root, 'dist/apps/editor'),
    OUTBOUND_ALLOW: allowed,
    ...(echo && { DEMO_ECHO_URL: `http://${echo}` }),
  };
}
