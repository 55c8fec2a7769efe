/**
 * Steps of a dry run. Rules:
 *
 * 1. Effects do not happen and waits take no time. What was recorded of the same visit of the node
 *    answers; else an effect leaves by its first outlet and its output says that it was suppressed.
 * 2. A question nothing was recorded for is asked: it changes nothing.
 * 3. Failures come again as they were, retries are not gone through.
 * 4. In a test stand-ins answer for the outside where nothing was recorded or given, and its journal
 *    for our own data: the node itself judges what they say, and its waits are waits of a clock that
 *    leaps.
 * 5. What was recorded hides secrets and is cut: a step that is answered by such a value says so,
 *    for what follows it may go another way than it did.
 * 6. In a test, a change of our own data that is answered as a success happens in the test all the
 *    same, so that later nodes find it; the answer decides how its node is left. One that is
 *    answered as a failure does not happen, and a run that is answered for is not started.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { NodeFailure } from '../errors';
import type { CompiledNode } from '../graph';
import type { Await, NodeContext, Wait } from '../node-type';
import type { DryAnswers, RecordedAnswer } from './dry-answers';
import type { LocalEffect, LocalEffectResult } from './local-effect';
import type { RunProgress } from './run-progress';
import type { StepEnd } from './step-record';
import { lossOf } from './step-view';

const suppressed = 'dry run: nothing was done';
const asRecorded = 'dry run: answered as recorded';
const asGiven = 'test: answered as given';
/** Of a step whose outside was a stand-in. */
export const notSent = 'test: nothing was sent';
const notChanged = (reason: string): string => `test: nothing was changed: ${reason}`;
const notWaited = 'dry run: not waited';
const shortened = 'dry run: answered from a recorded, shortened value';
const withoutSecrets = 'dry run: answered from a recorded value whose secrets are hidden';

/** Leaves a node that would ask or change something. False when it has to be asked (rule 2), or to act on stand-ins (rule 4). */
export function answerDry(progress: RunProgress, end: StepEnd, dry: DryAnswers): boolean {
  const recorded = dry.recorded(end.node.id, progress.visitOf(end.node.id));
  const isQuestion = end.node.type.kind === 'read';
  if (!recorded && (isQuestion || dry.standIns)) return false;
  // It counts against the budget as it would for real.
  if (!isQuestion) progress.intend();
  if (recorded) leaveAsRecorded(progress, end, recorded);
  else leaveSuppressed(progress, noted(end, suppressed));
  return true;
}

/** A change of our own data behind an answer (rule 6). */
export interface AnsweredChange {
  readonly effect: LocalEffect;
  readonly answer: RecordedAnswer;
}

/** Rule 6. Null when nothing is changed behind what the node is answered, or nothing answers it. */
export function changeBehindAnswer(
  progress: RunProgress,
  asked: {
    readonly node: CompiledNode;
    readonly params: JsonObject;
    readonly context: NodeContext;
  },
  { dry, notes }: { readonly dry: DryAnswers; readonly notes: string[] },
): AnsweredChange | null {
  const { node, params, context } = asked;
  if (!dry.standIns || node.type.kind !== 'local') return null;
  const answer = dry.recorded(node.id, progress.visitOf(node.id));
  if (!answer || answer.error || answer.stops || answer.outlet === 'failure') return null;
  try {
    const effect = node.type.request(params, context);
    return effect.kind === 'run-start' ? null : { effect, answer };
  } catch (error) {
    // Whatever is wrong with its params would be the node's failure, and the answer says otherwise.
    notes.push(notChanged(error instanceof Error ? error.message : String(error)));
    return null;
  }
}

/** Leaves a node as it is answered, its change done or refused (rule 6). */
export function leaveAnsweredChange(
  progress: RunProgress,
  end: StepEnd,
  answer: RecordedAnswer,
  result: LocalEffectResult,
): void {
  const notes = result.kind === 'done' ? (result.notes ?? []) : [notChanged(result.message)];
  leaveAsRecorded(progress, noted(end, ...notes), answer);
}

/** Leaves a wait at once: as recorded, else as if its time had come. False when it waits (rule 4). */
export function leaveDryWait(
  progress: RunProgress,
  end: StepEnd,
  { outlet, output }: Wait | Await,
  dry: DryAnswers,
): boolean {
  const recorded = dry.recorded(end.node.id, progress.visitOf(end.node.id));
  if (!recorded && dry.standIns) return false;
  if (recorded) leaveAsRecorded(progress, end, recorded);
  else progress.leave(noted(end, notWaited), { kind: 'exit', outlet, output });
  return true;
}

function leaveAsRecorded(progress: RunProgress, asked: StepEnd, recorded: RecordedAnswer): void {
  const { outlet, output, error, variables } = recorded;
  const notes = recorded.given ? [asGiven] : [asRecorded, ...lossNotes([output, variables])];
  const end = noted(asked, ...notes);
  if (recorded.stops) return progress.stop(end, { status: 'completed', output });
  if (error) {
    const details: JsonObject = isJsonObject(output) ? output : {};
    const failure = new NodeFailure(error.code, error.message, details);
    progress.fail(end, failure.settingVariables(variables));
  } else {
    const first = end.node.outlets[0]?.name ?? 'next';
    progress.leave(end, { kind: 'exit', outlet: outlet ?? first, output, variables });
  }
}

function leaveSuppressed(progress: RunProgress, end: StepEnd): void {
  const outlet = end.node.outlets[0]?.name ?? 'next';
  progress.leave(end, { kind: 'exit', outlet, output: { suppressed: true, note: suppressed } });
}

/** Rule 5. */
function lossNotes(recorded: JsonValue): readonly string[] {
  const loss = lossOf(recorded);
  return [...(loss.cut ? [shortened] : []), ...(loss.hidden ? [withoutSecrets] : [])];
}

function noted(end: StepEnd, ...notes: readonly string[]): StepEnd {
  return { ...end, notes: [...end.notes, ...notes] };
}
