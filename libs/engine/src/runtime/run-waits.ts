/**
 * How a run comes to wait, and wakes. Rules:
 *
 * 1. A branch that waits does not make a forked run wait: only when all of them do, it is parked.
 * 2. Nothing waits longer than the run has time: then it wakes to fail by name.
 */
import type { NodeFailure } from '../errors';
import type { Await } from '../node-type';
import { awaitedBy } from './arrivals';
import { namesOf, type RunWait } from './awaited';
import { liveBranches } from './branch-turns';
import { failureOutput } from './failure-output';
import type { Resume } from './run-cursor';
import { forgetIntent, withdrawIntent, type RunParts } from './run-parts';
import type { StepEnd } from './step-record';

/** The branch in hand waits at its node and leaves as `resume` says at `until`. Answers when it wakes. */
export function parkBranch(parts: RunParts, until: Date, resume: Resume): Date {
  const { ledger } = parts;
  if (ledger.state.at !== null) ledger.holdVisit(ledger.state.at);
  ledger.state.resume = resume;
  return waitUntil(parts, until);
}

/** The branch in hand waits at its node for something that may come. Answers when it wakes. */
export function awaitThing(parts: RunParts, { input, endedAt }: StepEnd, wait: Await): Date {
  const { awaits, until, outlet, output, failure } = wait;
  const since = parts.ledger.state.since ?? endedAt.toISOString();
  forgetIntent(parts);
  const waiting = { thing: awaits, since, until: until.toISOString() };
  return parkBranch(parts, until, {
    outlet,
    output,
    input,
    awaits: waiting,
    ...(failure && { failure }),
  });
}

/** This try failed, the next follows at `dueAt`. Answers when the branch in hand wakes. */
export function retryAt(parts: RunParts, end: StepEnd, failure: NodeFailure, dueAt: Date): Date {
  const { ledger } = parts;
  const output = failureOutput(failure);
  ledger.record(end, { status: 'failed', outlet: null, output, error: failure });
  ledger.keepMemory(end.node, failure.memory);
  ledger.state.attempt += 1;
  forgetIntent(parts);
  ledger.state.since = null;
  return waitUntil(parts, dueAt);
}

/** The effect was not begun and comes again at `dueAt`. Answers when the branch in hand wakes. */
export function postpone(parts: RunParts, dueAt: Date): Date {
  withdrawIntent(parts);
  return waitUntil(parts, dueAt);
}

/** Every branch waits, so the run does: until the first is due. Null when none of them waits. */
export function parkRun({ ledger, standing }: RunParts): Date | null {
  const dues = liveBranches(ledger.state).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  const [first] = dues.sort();
  return first === undefined ? null : standing.waitUntil(new Date(first));
}

/** The run as a whole comes again at `dueAt`, wherever its branches stand. */
export function putOff(parts: RunParts, dueAt: Date): void {
  withdrawIntent(parts);
  parts.standing.waitUntil(dueAt);
}

/** The time of the branch in hand, or of the run, came. */
export function wake(parts: RunParts): void {
  parts.standing.wake();
  setBranchDue(parts, null);
}

/** What may come for the run before its time, by branch. */
export function waitsOf({ ledger }: RunParts): readonly RunWait[] {
  return [...awaitedBy(ledger.state)].map(([branch, { thing, since }]) => ({
    branch,
    names: namesOf(thing),
    since,
    after: thing.kind === 'event' ? (thing.after ?? null) : null,
  }));
}

/** Rules 1 and 2. */
function waitUntil(parts: RunParts, asked: Date): Date {
  const dueAt = new Date(Math.min(asked.getTime(), parts.deadlineMs));
  if (parts.ledger.state.branches === undefined) return parts.standing.waitUntil(dueAt);
  setBranchDue(parts, dueAt.toISOString());
  return dueAt;
}

function setBranchDue({ ledger }: RunParts, dueAt: string | null): void {
  const { branches } = ledger.state;
  if (branches) ledger.state.branches = { ...branches, current: { ...branches.current, dueAt } };
}
