/**
 * The pure middle of the runtime: goes from node to node until something is not pure. Rules:
 *
 * 1. `pure` nodes are executed here, one after another, without a commit between them: a crash
 *    computes them again from the last snapshot.
 * 2. `read`, `local` and `remote` nodes are rendered and handed out as a boundary.
 * 3. A forked run is walked one branch at a time: the branch in hand. A fork, and a branch that is
 *    over while others go on, are a boundary: who comes next is decided elsewhere.
 * 4. After a while the walk stops for others to go on; whoever carries the run takes it up again.
 * 5. A fault of the schema (bad params, missing node) is a failure of that step, never an exception.
 */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { assertNever } from '../assert-never';
import { BudgetError, NodeFailure } from '../errors';
import type { CompiledNode } from '../graph';
import type { Await, Wait } from '../node-type';
import { answerDry, changeBehindAnswer, leaveDryWait, notSent } from './answer-dry';
import type { Boundary } from './boundary';
import { expireRun } from './expire-run';
import type { Resume } from './run-cursor';
import type { RunProgress } from './run-progress';
import type { StepEnd } from './step-record';
import { VisitContext } from './visit-context';

/** Other runs and the process's own timers wait no longer than this for a walk, and its last steps. */
const longestHoldMs = 25;
/** How many steps pass between two looks at the clock: most walks are over before the first. */
const stepsPerLook = 8;

/**
 * Walks until the run ends, waits, needs the outside, or has held others up for long enough. Changes
 * `progress` on the way.
 */
export function walkRun(progress: RunProgress, now: Date): Boundary {
  let startedAt = 0;
  // Every step counts against the budget, so this comes to an end.
  for (let walked = 1; ; walked += 1) {
    if (progress.status !== 'running') return standstill(progress);
    if (progress.state.at === null) return { kind: 'forked' };
    const boundary = step(progress, progress.state.at, now);
    if (boundary) return boundary;
    if (walked % stepsPerLook !== 0) continue;
    const at = performance.now();
    if (startedAt === 0) startedAt = at;
    else if (at - startedAt > longestHoldMs) return { kind: 'breath' };
  }
}

/** A local effect may have left the run waiting for something; else it is over. */
function standstill({ dueAt }: RunProgress): Boundary {
  return dueAt ? { kind: 'waiting', reason: 'wait', dueAt } : { kind: 'ended' };
}

function step(progress: RunProgress, nodeId: string, now: Date): Boundary | null {
  const { graph, budget } = progress.setting;
  const node = graph.node(nodeId);
  if (progress.state.steps >= budget.maxSteps) {
    const sentence = `The run took ${budget.maxSteps} steps, the most its budget allows.`;
    progress.failRun('run.steps', sentence, nodeId);
    return { kind: 'ended' };
  }
  if (progress.isOverdue(now)) {
    expireRun(progress, node, now);
    return { kind: 'ended' };
  }
  const { resume } = progress.state;
  if (resume) {
    const until = resume.awaits && new Date(resume.awaits.until);
    // Woken for something that was not it: the node waits on.
    if (until && until > now) return waitOn(progress, until, resume);
    progress.leaveParked(node, now);
    return null;
  }
  if (node.settings.disabled) {
    progress.begin(now);
    progress.skip({ node, input: null, notes: ['disabled'], endedAt: now }, firstOutlet(node));
    return null;
  }
  return execute(progress, node, now);
}

function waitOn(progress: RunProgress, until: Date, resume: Resume): Boundary {
  return { kind: 'waiting', reason: 'wait', dueAt: progress.park(until, resume) };
}

function parkAt(progress: RunProgress, end: StepEnd, outcome: Wait | Await): Date {
  if (outcome.kind === 'await') return progress.await(end, outcome);
  const { until, outlet, output } = outcome;
  return progress.park(until, { outlet, output, input: end.input });
}

function execute(progress: RunProgress, node: CompiledNode, now: Date): Boundary | null {
  progress.begin(now);
  const notes: string[] = [];
  const context = new VisitContext(progress, node, now, notes);

  let rendered: { params: JsonObject; input: JsonValue };
  try {
    rendered = node.renderParams(context.scope, context.onMissing);
  } catch (error) {
    progress.fail({ node, input: null, notes, endedAt: now }, asNodeFailure(error));
    return null;
  }
  const { params, input } = rendered;
  const { type } = node;

  const { dry } = progress.setting;
  if (dry && type.kind !== 'pure') {
    const change = changeBehindAnswer(progress, { node, params, context }, { dry, notes });
    if (change && type.kind === 'local') {
      progress.holdVisit(node.id);
      return { kind: 'local', ready: { node, type, params, input, notes, context }, ...change };
    }
    const answered = answerDry(progress, { node, input, notes, endedAt: now }, dry);
    if (answered) return null;
  }

  try {
    switch (type.kind) {
      case 'pure':
        return settlePure(
          progress,
          { node, input, notes, endedAt: now },
          type.execute(params, context),
        );
      case 'read':
        progress.holdVisit(node.id);
        return { kind: 'read', ready: { node, type, params, input, notes, context } };
      case 'local': {
        assertEffectBudget(progress);
        const effect = type.request(params, context);
        progress.holdVisit(node.id);
        return { kind: 'local', ready: { node, type, params, input, notes, context }, effect };
      }
      case 'remote': {
        assertEffectBudget(progress);
        progress.holdVisit(node.id);
        const ports = dry?.standIns?.portsOf(node.id);
        if (ports) notes.push(notSent);
        return { kind: 'remote', ready: { node, type, params, input, notes, context, ports } };
      }
      default:
        return assertNever(type);
    }
  } catch (error) {
    progress.fail({ node, input, notes, endedAt: now }, asNodeFailure(error));
    return null;
  }
}

function settlePure(
  progress: RunProgress,
  end: StepEnd,
  outcome: ReturnType<Extract<CompiledNode['type'], { kind: 'pure' }>['execute']>,
): Boundary | null {
  switch (outcome.kind) {
    case 'exit':
      progress.leave(end, outcome);
      assertVariableBudget(progress, end);
      return null;
    case 'wait':
    case 'await':
      if (isLeftDry(progress, end, outcome)) return null;
      return { kind: 'waiting', reason: 'wait', dueAt: parkAt(progress, end, outcome) };
    case 'stop':
      progress.stop(end, outcome);
      return null;
    case 'fork':
      progress.fork(end, outcome);
      return progress.isForked && progress.status === 'running' ? { kind: 'forked' } : null;
    case 'join':
      progress.arrive(end, outcome);
      assertVariableBudget(progress, end);
      return null;
    default:
      return assertNever(outcome);
  }
}

function isLeftDry(progress: RunProgress, end: StepEnd, outcome: Wait | Await): boolean {
  const { dry } = progress.setting;
  return dry !== undefined && leaveDryWait(progress, end, outcome, dry);
}

/**
 * Throws when the run made as many effects as it may, and the node is about to make another.
 * @param ahead effects of other branches that begin together with this one
 */
export function assertEffectBudget(progress: RunProgress, ahead = 0): void {
  const { maxEffects } = progress.setting.budget;
  if (progress.state.effects + ahead >= maxEffects && !progress.state.intent) {
    throw new BudgetError('run.effects', `The run made ${maxEffects} effects, the most allowed.`);
  }
}

/** Fails the run when its variables and outputs outgrew the budget; called where they are set. */
export function assertVariableBudget(progress: RunProgress, end: StepEnd): void {
  const { maxVariableBytes } = progress.setting.budget;
  const bytes = progress.bytesBeyond(maxVariableBytes);
  if (bytes === 0) return;
  const sentence = `Variables and outputs hold ${bytes} bytes; at most ${maxVariableBytes} are allowed.`;
  progress.failRun('run.variables', sentence, end.node.id);
}

function firstOutlet(node: CompiledNode): string {
  return node.outlets[0]?.name ?? 'next';
}

/** Any error inside a node is that node's failure; what we did not foresee keeps its text. */
export function asNodeFailure(error: unknown): NodeFailure {
  if (error instanceof NodeFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new NodeFailure('node.error', message, {}, { cause: error });
}
