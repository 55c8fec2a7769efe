// Below a flow schema these are ours, not Webitel's (design.md 3).
const ours = /^\/api\/routing\/schema\/[^/?]+\/(draft|check|publish|rollback|test)(\/|\?|$)/;

/** Whether a path is one of Webitel's, with its error body and its 400 (decision 28). */
export function isWebitelPath(path: string): boolean {
  return /^\/api\/(call_center|routing|calendars)([/?]|$)/.test(path) && !ours.test(path);
}
