// @ts-check
// Whether a process still is the one we knew.
//
// 1. A number alone proves nothing: after a reboot or a busy week it belongs to somebody else.
//    So a process is remembered by number and start time.
// 2. A zombie answers `kill -0`. In a container whose first process reaps nobody it does so for
//    ever, so zombies count as dead.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from './error-code.mjs';

/** @type {string | undefined} */
let bootId;

/**
 * The fields of `/proc/<pid>/stat` from the state on.
 * @param {number} pid
 */
function readStat(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command name stands in brackets and may hold spaces and brackets itself.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const fields = readStat(pid);
    const [state] = fields;
    const startTime = fields[19];
    if (state === 'Z' || state === 'X' || startTime === undefined) return null;
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${bootId}:${startTime}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function otherIdentity(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return null;
  }
  const listed = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,lstart='], { encoding: 'utf8' });
  if (listed.error) return 'alive';
  const [state = 'Z', ...startTime] = listed.stdout.trim().split(/\s+/);
  return state.startsWith('Z') ? null : startTime.join(' ');
}

/**
 * A text that is the same as long as the process lives and that no later process shares.
 * @param {number} pid
 * @returns {string | null} null when no such process runs
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);
}

/**
 * Whether the remembered process still runs.
 * @param {{ pid: number, identity: string }} known
 */
export function isStillRunning(known) {
  return identityOf(known.pid) === known.identity;
}

/**
 * The parent of a shell. Linux only.
 * @param {number} pid
 * @returns {number} 0 when the process is no shell, or we cannot know
 */
export function parentOfShell(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return /^(sh|dash|ash|bash|busybox)$/.test(command) ? Number(readStat(pid)[1]) : 0;
  } catch {
    return 0;
  }
}

/**
 * Processes of this machine that work in a folder or were started with an argument. Used to find
 * servers of ours whose launcher died before it could write down their number. Linux only;
 * elsewhere the list is empty.
 * @param {{ cwd?: string, argument?: string }} wanted
 * @returns {number[]}
 */
export function findProcesses(wanted) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && identityOf(pid) !== null && matches(pid, wanted));
}

/**
 * @param {number} pid
 * @param {{ cwd?: string, argument?: string }} wanted
 */
function matches(pid, { cwd, argument }) {
  try {
    if (cwd !== undefined && readlinkSync(`/proc/${pid}/cwd`) !== cwd) return false;
    if (argument === undefined) return true;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument);
  } catch {
    return false;
  }
}
