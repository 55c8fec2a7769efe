// @ts-check
// Which processes are hurt, how, and in which order: what the command line asks for.
import { randomFrom } from './random.mjs';

/**
 * `worker`, `nats`, `postgres`: `kill -9`, and started again. `stopped-worker`: SIGTERM, and
 * started again. `frozen-…`: SIGSTOP for a while, then SIGCONT.
 */
export const victims = /** @type {const} */ ([
  'worker',
  'nats',
  'postgres',
  'stopped-worker',
  'frozen-worker',
  'frozen-postgres',
]);
/** @typedef {typeof victims[number]} Victim */

const mixture = /** @type {const} */ (['worker', 'nats', 'postgres']);

/**
 * `--kill worker --kills 5`, `--kill mixed --kills 8` (drawn), or `--kill worker=10,nats=2`
 * (shuffled). With the signal TERM a `worker` is stopped instead of killed.
 * @param {{ kill: string, kills: number, signal: string, seed: number }} wish
 * @returns {Victim[]}
 * @throws {Error} with a sentence about what cannot be understood
 */
export function planKills({ kill, kills, signal, seed }) {
  if (signal !== 'KILL' && signal !== 'TERM') {
    throw new Error(`--signal is "${signal}": it must be KILL or TERM.`);
  }
  const random = randomFrom(seed + 1);
  const planned = kill.includes('=')
    ? random.shuffle(kill.split(',').flatMap(counted))
    : kill === 'mixed'
      ? Array.from({ length: kills }, () => random.pick(mixture))
      : /** @type {Victim[]} */ (Array(kills).fill(victimCalled(kill)));
  return signal === 'KILL' ? planned : planned.map(stopped);
}

/** @param {string} text `worker=10` */
function counted(text) {
  const [name = '', count = ''] = text.split('=').map((part) => part.trim());
  if (!/^\d{1,4}$/.test(count)) {
    throw new Error(`--kill says "${text}": it must be like worker=100,nats=20,postgres=20.`);
  }
  return /** @type {Victim[]} */ (Array(Number(count)).fill(victimCalled(name)));
}

/** @param {string} name @returns {Victim} */
function victimCalled(name) {
  const known = victims.find((victim) => victim === name);
  if (known) return known;
  throw new Error(`--kill names "${name}": it must be ${victims.join(', ')} or mixed.`);
}

/** @param {Victim} victim @returns {Victim} */
function stopped(victim) {
  if (victim === 'worker' || victim === 'stopped-worker') return 'stopped-worker';
  throw new Error(`--signal TERM is for workers; ${victim} has none.`);
}

/** In words: `100 × worker, 20 × nats`. @param {readonly Victim[]} kills */
export function killsInWords(kills) {
  const count = (/** @type {Victim} */ victim) => kills.filter((one) => one === victim).length;
  return victims
    .filter((victim) => count(victim) > 0)
    .map((victim) => `${count(victim)} × ${victim}`)
    .join(', ');
}
