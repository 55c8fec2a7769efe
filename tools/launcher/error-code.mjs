// @ts-check

/**
 * The code of a system error, such as `ENOENT`.
 * @param {unknown} error
 * @returns {string} empty when it has none
 */
export function errorCode(error) {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode ? String(error.code) : '';
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function errorText(error) {
  return error instanceof Error ? error.message : String(error);
}
