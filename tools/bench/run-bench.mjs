// @ts-check
// Carries a plan out, scenario after scenario, and says what was measured.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { root } from '../launcher/checkout.mjs';
import { rounded } from './figures.mjs';
import { measureMachineSpeed, speedLine } from './machine-speed.mjs';
import { measureCallOrder } from './scenarios/call-order.mjs';
import { measureHangingTargets } from './scenarios/hanging-targets.mjs';
import { measureParkedWaits } from './scenarios/parked-waits.mjs';
import { measurePureNodes } from './scenarios/pure-nodes.mjs';
import { measureSteadyLoad } from './scenarios/steady-load.mjs';
import { measureThreeNodes } from './scenarios/three-nodes.mjs';
import { targetLine } from './targets.mjs';

/** @typedef {import('./bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('./bench-plan.mjs').BenchStage} BenchStage */

const scenarios = {
  a: { title: 'three nodes', measure: measureThreeNodes },
  b: { title: 'twenty pure nodes', measure: measurePureNodes },
  c: { title: 'hanging targets', measure: measureHangingTargets },
  d: { title: 'parked waits', measure: measureParkedWaits },
  e: { title: 'calls in order', measure: measureCallOrder },
  f: { title: 'a steady load', measure: measureSteadyLoad },
};

/** @param {BenchPlan} plan @param {BenchStage} stage */
export async function runBench(plan, stage) {
  /** @type {{ [Key in keyof typeof scenarios]?: Awaited<ReturnType<typeof scenarios[Key]['measure']>> }} */
  const measured = {};
  const speed = await measureMachineSpeed();
  stage.say(speedLine(speed));
  for (const key of plan.only) {
    const { title, measure } = scenarios[key];
    stage.say(`\n${key}  ${title}`);
    const report = await measure(plan, stage);
    for (const target of report.targets) stage.say(targetLine(target));
    Object.assign(measured, { [key]: report });
  }
  return {
    measuredAt: new Date().toISOString(),
    commit: commitOf(),
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      memoryGiB: rounded(totalmem() / 2 ** 30, 1),
      node: process.version,
      speed,
    },
    settings: { rounds: plan.rounds, syncInterval: 'always' },
    scenarios: measured,
  };
}

function commitOf() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
