// @ts-check
// The engine alone: `pure-walk.ts`, built and run in a process of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFlags, root } from '../launcher/checkout.mjs';
import { startTalker } from './child.mjs';

const buildScript = fileURLToPath(new URL('build-pure-walk.mjs', import.meta.url));

/** Steps. @typedef {{ perSecond: number, perCpuSecond: number }} Pace */
/** @typedef {{ walk: Pace, walkAndRecord: Pace, walkAndJson: Pace }} EngineFigures */

/** @param {number} runs @param {string | null} profileDir */
export async function engineFigures(runs, profileDir) {
  // Below the root, because the built file finds its packages by the folders above it.
  const parent = join(root, 'dist/bench');
  mkdirSync(parent, { recursive: true });
  const outDir = mkdtempSync(join(parent, 'pure-walk-'));
  try {
    execFileSync(process.execPath, [buildScript, outDir]);
    const talker = startTalker(join(outDir, 'pure-walk.js'), {
      execArgv: [
        ...nodeFlags.worker,
        ...(profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []),
      ],
    });
    await talker.next();
    /** @type {EngineFigures} */
    const figures = await talker.ask(runs);
    await talker.stop();
    return figures;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
