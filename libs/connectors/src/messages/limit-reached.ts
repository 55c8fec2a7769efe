import { TransientFailure } from '@hookline/engine';

/** The provider took nothing and says when to come back. */
export class LimitReached extends TransientFailure {
  constructor(readonly afterMs: number) {
    super('message.limit', 'The provider asks to send more slowly.', {}, afterMs);
  }
}
