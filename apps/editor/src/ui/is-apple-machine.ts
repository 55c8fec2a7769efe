/** Whether the person's keyboard has a command key, so that hints name that. */
export function isAppleMachine(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
