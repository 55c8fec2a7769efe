/** Whether `next` days end history that `now` days keep; 0 is for ever. */
export function isShorter(next: number, now: number): boolean {
  return next !== 0 && (now === 0 || next < now);
}
