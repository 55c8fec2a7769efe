// @ts-check
// What the kernel says of processes: CPU time and memory.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** @param {number} pid */
export function cpuMs(pid) {
  const { user, system } = timesOf(pid);
  return user + system;
}

/**
 * Milliseconds: its own, and of its children that ended (`proc_pid_stat(5)`).
 * @param {number} pid
 */
function timesOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields
    .slice(11, 15)
    .map((ticks) => (Number(ticks) / ticksPerSecond) * 1000);
  return { user, system, endedUser, endedSystem };
}

/** @param {number} pid */
export function rssMiB(pid) {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** A process and everything below it: PostgreSQL works in children. @param {number} root */
export function treeOf(root) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isBelow = (/** @type {number} */ pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** CPU time of a process and its children, ended children included. @param {number} root */
export function treeCpuMs(root) {
  return treeOf(root).reduce((sum, pid) => {
    try {
      const { user, system, endedUser, endedSystem } = timesOf(pid);
      return sum + user + system + endedUser + endedSystem;
    } catch {
      return sum;
    }
  }, 0);
}

/** Memory of a process and its children; pages they share count once each. @param {number} root */
export function treeRssMiB(root) {
  return treeOf(root).reduce((sum, pid) => {
    try {
      return sum + rssMiB(pid);
    } catch {
      return sum;
    }
  }, 0);
}

/** Samples memory until stopped. @param {number} pid */
export function watchRss(pid) {
  let peak = rssMiB(pid);
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, rssMiB(pid));
    } catch {
      // It ended; whoever waits for it says so.
    }
  }, 50);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
