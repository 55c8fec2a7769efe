// Criterion of B-34: whatever a script says, nothing of the host answers, and the next one runs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NodeFailure } from '@hookline/engine';
import { buildSandboxThread } from '../testing/build-sandbox-thread';
import { SandboxPool } from './sandbox-pool';
import { ThreadedScriptPort } from './threaded-script-port';

// One thread, so that whatever one script broke the next would see.
const pool = new SandboxPool({ threadFile: buildSandboxThread(), maxThreads: 1 });
const port = new ThreadedScriptPort(pool);
afterAll(() => pool.close());

async function ending(source: string, mode: 'strict' | 'sloppy'): Promise<unknown> {
  try {
    return await port.run({
      source,
      values: { vars: { n: 2, list: [1], text: 'x', deep: { a: { b: 1 } } }, event: { data: {} } },
      localTime: { year: 2026, month: 11, day: 28, hour: 13, minute: 5, second: 9 },
      timeoutMs: 500,
      mode,
    });
  } catch (error) {
    if (error instanceof NodeFailure) return error.code;
    throw error;
  }
}

// The first job waits for the thread to load.
beforeAll(() => ending('return 1', 'strict'), 30_000);

/** Names of servers, pages, workers and of the interpreter's own shell. */
const names = [
  ...['process', 'require', 'module', 'exports', '__dirname', '__filename', 'global', 'Buffer'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'requestAnimationFrame'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Request', 'Response', 'Headers'],
  ...['Worker', 'SharedWorker', 'importScripts', 'postMessage', 'parentPort', 'workerData'],
  ...['MessageChannel', 'MessagePort', 'BroadcastChannel', 'structuredClone', 'AbortController'],
  ...['self', 'window', 'document', 'navigator', 'location', 'localStorage', 'indexedDB'],
  ...['crypto', 'console', 'print', 'alert', 'Deno', 'Bun', 'WebAssembly', 'Module'],
  ...['std', 'os', 'bjson', 'scriptArgs', 'load', 'loadScript', 'gc', 'host', 'hookline'],
  ...['vm', 'fs', 'child_process', 'QuickJS', 'wasmMemory', 'HEAPU8', '_malloc', 'ffi'],
];

/** What leads from a value a script has to the machinery behind it. */
const ways = [
  'this.constructor.constructor("return process")()',
  'this.constructor.constructor("return this")().process',
  'globalThis.process',
  'globalThis["pro" + "cess"]',
  'globalThis.constructor.constructor("return process")()',
  '(function () { return this })().process',
  '(() => {}).constructor("return process")()',
  'Function("return this.process")()',
  'new Function("return process")()',
  '(function* () {}).constructor("return process")().next().value',
  '(0, eval)("process")',
  'eval("globalThis.process")',
  'eval("globalThis.require")("fs")',
  'vars.constructor.constructor("return process")()',
  'vars.list.constructor.constructor("return process")()',
  'vars.text.constructor.constructor("return process")()',
  'vars.n.constructor.constructor("return process")()',
  'vars.deep.a.__proto__.constructor.constructor("return process")()',
  'event.__proto__.__proto__.constructor',
  'event.data.constructor.constructor("return require")()("fs")',
  'Object.getPrototypeOf(vars).constructor.constructor("return process")()',
  'Reflect.getPrototypeOf(event).constructor.constructor("return process")()',
  'Reflect.construct(Function, ["return process"])()',
  'Reflect.apply(Function, null, ["return process"])()',
  '[].map.constructor("return process")()',
  '[].constructor.constructor("return process")()',
  '"".sub.constructor("return process")()',
  '/x/.constructor.constructor("return process")()',
  'JSON.parse.constructor("return process")()',
  'JSON.parse("{}", function () { return this.constructor.constructor("return process")() })',
  'LocalDate.constructor("return process")()',
  'LocalDate().constructor.constructor("return process")()',
  'LocalDate.prototype.constructor.constructor("return process")()',
  'Promise.resolve().constructor.constructor("return process")()',
  'new Proxy({}, { get: (t, k, r) => r.constructor.constructor("return process")() }).x',
  'Symbol.prototype.constructor.constructor("return process")()',
  'Error.prepareStackTrace',
  'Error.captureStackTrace({}).process',
  'new Error().constructor.constructor("return process")()',
  '(() => { try { null.x } catch (e) { return e.constructor.constructor("return process")() } })()',
  '(() => { try { (function f() { f() })() } catch (e) { return e.constructor.constructor("return process")() } })()',
  'arguments.callee.caller.arguments[0].process',
  'arguments.callee.caller.constructor("return process")()',
  '(function f() { return f.caller })().arguments[0].process',
  'Object.getOwnPropertyDescriptor(Function.prototype, "caller").get.call(function () {}).process',
  'Object.prototype.__lookupGetter__("__proto__").call(vars).constructor.constructor("return process")()',
  'Array.from({ length: 1 }, Function)[0]("return process")()',
  '"x".replace(/x/, (m) => m.constructor.constructor("return typeof process")()) === "object" || undefined',
  'new Map([[1, 2]]).forEach.constructor("return process")()',
  'new WeakRef({}).constructor.constructor("return process")()',
  'new Date().constructor.constructor("return process")()',
  'Intl.DateTimeFormat.constructor("return process")()',
  'Atomics.wait.constructor("return process")()',
  'new Uint8Array(8).buffer.constructor.constructor("return process")()',
  'new DataView(new ArrayBuffer(8)).constructor.constructor("return process")()',
  'new SharedArrayBuffer(8).constructor.constructor("return process")()',
  'queueMicrotask.constructor("return process")()',
  'performance.constructor.constructor("return process")()',
  'Iterator.prototype.constructor.constructor("return process")()',
  'new FinalizationRegistry(() => 1).constructor.constructor("return process")()',
  'globalThis.globalThis.globalThis.process.mainModule.require("fs")',
  'Object.keys(globalThis).map((key) => globalThis[key]).find((one) => one && one.process)',
  'Object.getOwnPropertyNames(globalThis).filter((key) => /process|require|host|fs$/.test(key))[0]',
];

/** Scripts that end by name or answer nothing. */
const scripts = [
  'return import("fs")',
  'return import("node:child_process")',
  'return import("std")',
  'return import("os")',
  'return import("data:text/javascript,export default 1")',
  'return import("file:///etc/passwd")',
  'return import.meta.url',
  'import fs from "fs"; return fs',
  'import "std"; return 1',
  'export const a = 1; return a',
  'return require("fs").readFileSync("/etc/passwd", "utf8")',
  'return process.env',
  'return process.binding("fs")',
  'process.exit(1); return 1',
  'await fetch("http://169.254.169.254/"); return 1',
  'std.exit(1); return 1',
  'return std.loadFile("/etc/passwd")',
  'return os.exec(["id"])',
  'return new Worker("x")',
  'return #!/bin/sh',
  'return <!-- x',
  '}); globalThis.leak = 1; return 1; (function () {',
  '} catch (e) { } finally { process.exit(1) } {',
  '*/ return process; /*',
  'return `${process.env}`',
  'return (class { static { process.exit(1) } }).name',
  'with (globalThis) { return process }',
  'debugger; return process',
  'return (async function () {}).constructor("return process")()',
  'throw { get message() { return process.env } }',
  'throw new Proxy({}, { get() { return process } })',
  'return { toJSON() { return process.env } }',
  'return { get a() { return process.env } }',
  'return new Proxy({}, { ownKeys() { return process }, get() { return process } })',
  'Object.defineProperty(Object.prototype, "toJSON", { value() { return process } }); return {}',
  'globalThis.JSON = { stringify: () => process.env }; return 1 + process',
  'Promise.prototype.then = () => process; return Promise.resolve(1)',
  'globalThis.LocalDate = () => process; return LocalDate()',
];

describe('ThreadedScriptPort.run, asked for the host (B-34)', () => {
  const attempts = new Set([...names, ...ways, ...scripts]);

  it('is asked at least 150 times', () => {
    expect(attempts.size).toBeGreaterThanOrEqual(150);
  });

  describe.each(['strict', 'sloppy'] as const)('in %s mode', (mode) => {
    it.each(names)('knows no %s', async (name) => {
      expect(await ending(`return typeof ${name}`, mode)).toBe('undefined');
    });

    it.each(ways)('gets nowhere by %s', async (way) => {
      const source = `try { return typeof (${way}) } catch (e) { return "undefined" }`;
      const end = await ending(source, mode);
      expect(['undefined', 'script.syntax', 'script.error', 'script.async']).toContain(end);
    });

    it.each(scripts)('ends by name: %s', async (source) => {
      expect(await ending(source, mode)).toMatch(/^script\.[\w-]+$/);
    });
  });

  it('shows no path, name or function of the host in what went wrong', async () => {
    const stacks = await ending(
      'try { null.x } catch (e) { return [e.stack, String(e), Object.getOwnPropertyNames(e)] }',
      'strict',
    );
    expect(JSON.stringify(stacks)).not.toMatch(
      /node_modules|file:|wasm|sandbox|\/(?:usr|home|tmp)/i,
    );
  });

  it('runs the next script as if nothing had been', async () => {
    const source =
      'return [typeof leak, typeof ({}).toJSON, typeof LocalDate(), JSON.stringify([1])]';
    expect(await ending(source, 'sloppy')).toEqual(['undefined', 'undefined', 'object', '[1]']);
  });
});
