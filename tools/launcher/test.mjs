// @ts-check
// `npm test`: everything a change must pass. Stops at the first stage that fails.
import { spawn } from 'node:child_process';
import { root } from './checkout.mjs';
import { formatDuration } from './stages.mjs';
import { stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';
import { closingLine, judgeStage, testStages } from './test-stages.mjs';

/** @typedef {import('./test-stages.mjs').StageResult} StageResult */

const requests = watchStopRequests();

/**
 * Runs a stage with its output visible.
 * @param {import('./test-stages.mjs').TestStage} stage
 * @returns {Promise<StageResult>}
 */
function runStage({ name, npm }) {
  return new Promise((finished) => {
    const child = spawn('npm', npm, {
      cwd: root,
      // Nx would leave its daemon running after us.
      env: { ...process.env, NX_DAEMON: 'false' },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output += chunk;
    });
    const stop = () => {
      // A stage takes its servers down by itself when asked politely.
      const steps = /** @type {import('./stop-process.mjs').StopStep[]} */ ([
        { signal: 'SIGTERM', waitMs: 30_000 },
        { signal: 'SIGKILL', waitMs: 2_000 },
      ]);
      if (child.pid !== undefined) {
        void stopProcess(child.pid, steps, { group: true, hurry: requests.hurry });
      }
    };
    if (requests.asked.aborted) stop();
    requests.asked.addEventListener('abort', stop);
    child.once('error', (error) => {
      console.error(`${name} cannot be run: ${error.message}`);
      finished('failed');
    });
    child.once('close', (code) => finished(judgeStage(code, output)));
  });
}

/** @type {StageResult[]} */
const results = [];
/** @type {string[]} */
const summary = [];

for (const stage of testStages) {
  if (results.includes('failed') || requests.asked.aborted) {
    results.push('skipped');
    summary.push(`  ${stage.name.padEnd(12)} not run`);
    continue;
  }
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`);
  const startedAt = performance.now();
  const result = await runStage(stage);
  const duration = formatDuration(performance.now() - startedAt);
  results.push(result);
  summary.push(`  ${stage.name.padEnd(12)} ${result.padEnd(8)} ${duration}`);
}

console.log(`\n${summary.join('\n')}\n`);
console.log(closingLine(results));
process.exit(results.includes('failed') || requests.asked.aborted ? 1 : 0);
