import { InvalidFlowError } from '@hookline/engine';
import { brokenConstraintOf } from './broken-constraint';

interface UniqueName {
  /** The unique index that says so: two creates may race past any check before. */
  readonly index: string;
  /** Machine word of the complaint, e.g. `queue.name.taken`. */
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/**
 * Runs the work; a clash on the index becomes a complaint about the name.
 * @throws InvalidFlowError when the name is taken
 */
export async function refuseTakenName<T>(taken: UniqueName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const broken = brokenConstraintOf(error);
    if (broken?.kind !== 'unique' || broken.name !== taken.index) throw error;
    const { code, path, message } = taken;
    throw new InvalidFlowError([{ level: 'error', code, path, message }]);
  }
}
