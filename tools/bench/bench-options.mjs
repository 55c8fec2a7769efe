// @ts-check
// The command line of the bench as a plan.
import { modestPlan, scenarioKeys } from './bench-plan.mjs';

/** @typedef {import('./bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {Exclude<keyof BenchPlan, 'only' | 'workers'>} SizeName */

export const benchOptions = /** @type {const} */ ({
  only: { type: 'string' },
  workers: { type: 'string' },
  profile: { type: 'string' },
  out: { type: 'string', default: 'docs/benchmarks/latest.json' },
  rounds: { type: 'string' },
  events: { type: 'string' },
  rate: { type: 'string' },
  seconds: { type: 'string' },
  burst: { type: 'string' },
  'pure-events': { type: 'string' },
  'hanging-rate': { type: 'string' },
  'hanging-seconds': { type: 'string' },
  'hanging-timeout-ms': { type: 'string' },
  'hanging-targets': { type: 'string' },
  waits: { type: 'string' },
  calls: { type: 'string' },
  'call-workers': { type: 'string' },
  'steady-rate': { type: 'string' },
  minutes: { type: 'string' },
});
/** @typedef {{ [Name in keyof typeof benchOptions]?: string }} BenchValues */

/**
 * @param {BenchValues} values
 * @returns {BenchPlan} the modest one with what was asked for
 * @throws {Error} when an option makes no sense
 */
export function planOf(values) {
  const size = (/** @type {keyof BenchValues} */ name, /** @type {number} */ usual) =>
    values[name] === undefined ? usual : wholeNumber(name, values[name]);
  return {
    only: values.only === undefined ? modestPlan.only : scenarioKeysIn(values.only),
    workers: (values.workers?.split(',') ?? modestPlan.workers).map((text) =>
      wholeNumber('workers', String(text)),
    ),
    rounds: size('rounds', modestPlan.rounds),
    events: size('events', modestPlan.events),
    rate: size('rate', modestPlan.rate),
    seconds: size('seconds', modestPlan.seconds),
    burst: size('burst', modestPlan.burst),
    pureEvents: size('pure-events', modestPlan.pureEvents),
    hangingRate: size('hanging-rate', modestPlan.hangingRate),
    hangingSeconds: size('hanging-seconds', modestPlan.hangingSeconds),
    hangingTimeoutMs: size('hanging-timeout-ms', modestPlan.hangingTimeoutMs),
    hangingTargets: size('hanging-targets', modestPlan.hangingTargets),
    waits: size('waits', modestPlan.waits),
    calls: size('calls', modestPlan.calls),
    callWorkers: size('call-workers', modestPlan.callWorkers),
    steadyRate: size('steady-rate', modestPlan.steadyRate),
    steadySeconds:
      values.minutes === undefined
        ? modestPlan.steadySeconds
        : 60 * positive('minutes', values.minutes),
  };
}

/** @param {string} text */
function scenarioKeysIn(text) {
  return text.split(',').map((word) => {
    const key = scenarioKeys.find((one) => one === word.trim());
    if (key) return key;
    throw new Error(`--only has "${word}": it must name some of ${scenarioKeys.join(', ')}.`);
  });
}

/** @param {string} name @param {string} text */
function positive(name, text) {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} is "${text}": it must be a number above 0.`);
}

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  const number = positive(name, text);
  if (Number.isInteger(number)) return number;
  throw new Error(`--${name} is "${text}": it must be a whole number.`);
}
