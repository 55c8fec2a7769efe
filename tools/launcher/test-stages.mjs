// @ts-check
// What a change must pass, in the order of how soon it tells.

/**
 * @typedef {object} TestStage
 * @property {string} name
 * @property {string[]} npm arguments of npm
 */

/** @type {TestStage[]} */
export const testStages = [
  { name: 'lint', npm: ['run', 'lint'] },
  { name: 'typecheck', npm: ['run', 'typecheck'] },
  { name: 'unit', npm: ['run', 'test:unit'] },
  { name: 'build', npm: ['run', 'build'] },
  { name: 'integration', npm: ['run', 'test:int'] },
  { name: 'e2e', npm: ['run', 'e2e'] },
];

/** What a stage prints, alone on a line, when it could not run here and that is no failure. */
export const skippedLine = 'SKIPPED';

/** @typedef {'passed' | 'failed' | 'skipped'} StageResult */

/**
 * @param {number | null} exitCode null when a signal ended the stage
 * @param {string} output
 * @returns {StageResult}
 */
export function judgeStage(exitCode, output) {
  if (exitCode !== 0) return 'failed';
  return output.split('\n').some((line) => line.trim() === skippedLine) ? 'skipped' : 'passed';
}

/**
 * The closing line. Stages after a failed one did not run and count as skipped.
 * @param {StageResult[]} results one for each stage
 */
export function closingLine(results) {
  const count = (/** @type {StageResult} */ wanted) =>
    results.filter((result) => result === wanted).length;
  const skipped = count('skipped');
  const counted = `${count('passed')} passed, ${count('failed')} failed`;
  return skipped > 0 ? `${counted}, ${skipped} skipped` : counted;
}
