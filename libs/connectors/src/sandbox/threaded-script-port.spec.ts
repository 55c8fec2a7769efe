import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { NodeFailure, type ScriptRun } from '@hookline/engine';
import { buildSandboxThread } from '../testing/build-sandbox-thread';
import { SandboxPool } from './sandbox-pool';
import { ThreadedScriptPort } from './threaded-script-port';

// One thread, so that whatever one script broke the next would see.
const pool = new SandboxPool({ threadFile: buildSandboxThread(), maxThreads: 1 });
const port = new ThreadedScriptPort(pool);
afterAll(() => pool.close());

function run(source: string, overrides: Partial<ScriptRun> = {}): Promise<JsonValue> {
  return port.run({
    source,
    values: { vars: { n: 2, list: [1, 2] }, event: { data: { destination: '380' } } },
    localTime: { year: 2026, month: 11, day: 28, hour: 13, minute: 5, second: 9 },
    timeoutMs: 500,
    mode: 'strict',
    ...overrides,
  });
}

/** How a script ended, for those of which nothing is sure but that it ended. */
async function ending(source: string, overrides: Partial<ScriptRun> = {}): Promise<string> {
  try {
    return JSON.stringify(await run(source, overrides));
  } catch (error) {
    if (error instanceof NodeFailure) return error.code;
    throw error;
  }
}

// The first job waits for the thread to load.
beforeAll(() => run('return 1'), 30_000);

describe('ThreadedScriptPort.run', () => {
  it.each<[string, JsonValue]>([
    ['return vars.n * 21', 42],
    ['return event.data.destination + "!"', '380!'],
    ['return { a: [1, null, "ü"], b: true }', { a: [1, null, 'ü'], b: true }],
    ['return null', null],
    ['var s = 0; for (var i = 0; i < 10; i++) { s += i } return s', 45],
    ['const pick = ({ n }) => n ?? 0; return [...vars.list, pick(vars)]', [1, 2, 2]],
    ['return "a1b2".replace(/[0-9]/g, "")', 'ab'],
    ['return new Date(0).toISOString()', '1970-01-01T00:00:00.000Z'],
    ['return "9007199254740993"', '9007199254740993'],
    ['return { undefinedIsLeftOut: undefined, nan: NaN }', { nan: null }],
  ])('runs %s', async (source, expected) => {
    await expect(run(source)).resolves.toEqual(expected);
  });

  it('shows the clock of the run by LocalDate', async () => {
    const source = `const d = LocalDate();
      return [d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getDay()];`;
    await expect(run(source)).resolves.toEqual([2026, 10, 28, 13, 5, 6]);
    await expect(run('return new LocalDate().getHours()')).resolves.toBe(13);
  });

  it.each([
    ['return 1 +;', 'script.syntax', 1],
    ['var a = 1;\nvar b = ;\nreturn a', 'script.syntax', 2],
    ['\n\nreturn nobody.name', 'script.error', 3],
    ['function f() {\n  throw new TypeError("no")\n}\nreturn f()', 'script.error', 2],
    ['throw "words"', 'script.error', undefined],
    ['throw null', 'script.error', undefined],
    ['throw { message: { toString() { throw 1 } } }', 'script.error', undefined],
  ])('says of %j where it went wrong', async (source, code, line) => {
    const failure = await run(source).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(failure).toHaveProperty('details', line === undefined ? {} : { line });
  });

  it.each(['', 'vars.n', 'return', 'return undefined', 'return () => 1', 'return Symbol()'])(
    'wants a value from %j',
    async (source) => {
      await expect(run(source)).rejects.toMatchObject({ code: 'script.no-value' });
    },
  );

  it('refuses names nobody declared in strict mode only', async () => {
    await expect(run('x = 1; return x')).rejects.toMatchObject({ code: 'script.error' });
    await expect(run('x = 1; return x', { mode: 'sloppy' })).resolves.toBe(1);
  });

  it('does not let a script change what it was given', async () => {
    const source = 'event.data.destination = "0"; return 1';
    await expect(run(source)).rejects.toMatchObject({ code: 'script.error' });
    const sloppy = 'event.data.destination = "0"; return event.data.destination';
    await expect(run(sloppy, { mode: 'sloppy' })).resolves.toBe('380');
  });
});

describe('ThreadedScriptPort.run, attacked', () => {
  it.each([
    ['a loop', 'for (;;);', ['script.timeout']],
    [
      'a loop that catches everything',
      'for (;;) { try { for (;;); } catch {} finally { } }',
      ['script.timeout'],
    ],
    ['a regexp that backtracks', 'return /(a+)+$/.test("a".repeat(60) + "b")', ['script.timeout']],
    [
      'a big number',
      'return String((10n ** 1000000n) ** 1000n)',
      ['script.timeout', 'script.error'],
    ],
    [
      'a list that grows',
      'const a = []; for (;;) a.push(new Array(1000).fill(1))',
      ['script.memory', 'script.timeout'],
    ],
    ['a text that doubles', 'let s = "x"; for (;;) s += s', ['script.memory', 'script.error']],
    ['a buffer', 'return new ArrayBuffer(1e9).byteLength', ['script.memory']],
    ['a long list', 'return Array(1e8).fill(0).sort().length', ['script.memory', 'script.timeout']],
    [
      'a built-in that takes its time',
      'const a = Array(2e6).fill({ a: 1 }); return JSON.stringify(a).length',
      ['script.timeout', 'script.memory'],
    ],
    ['recursion', 'const f = () => f() + 1; return f()', ['script.error']],
    [
      'recursion in a getter',
      'const o = { get a() { return this.a } }; return o.a',
      ['script.error'],
    ],
    [
      'recursion in toJSON',
      'return { toJSON() { return JSON.stringify(this) } }',
      ['script.error'],
    ],
    ['a circle', 'const o = {}; o.o = o; return o', ['script.error']],
    [
      'a deep value',
      'let o = 1; for (let i = 0; i < 65; i++) o = [o]; return o',
      ['script.too-deep'],
    ],
    [
      'a very deep value',
      'let o = 1; for (let i = 0; i < 1e5; i++) o = [o]; return o',
      ['script.error', 'script.timeout', 'script.too-deep'],
    ],
    ['a huge answer', 'return "x".repeat(300000)', ['script.too-large']],
    ['a promise', 'return Promise.resolve(1)', ['script.async']],
    [
      'an async function',
      'return (async () => { for (;;); })()',
      ['script.async', 'script.timeout'],
    ],
    ['await', 'await 1; return 1', ['script.syntax']],
    ['import', 'return import("fs")', ['script.async', 'script.error']],
    ['a body that closes its function', '}); for (;;); (function () {', ['script.timeout']],
    ['JSON of its own', 'JSON.stringify = () => "}}}"; JSON.parse = null; return 1', ['1']],
    ['an answer of its own', 'return { toJSON() { return undefined } }', ['script.no-value']],
    ['a thenable', 'return { then() {} }', ['script.async']],
  ])('survives %s', async (_what, source, endings) => {
    expect(endings).toContain(await ending(source));
    await expect(run('return typeof JSON.parse + typeof Array.prototype.map')).resolves.toBe(
      'functionfunction',
    );
  });

  it.each([
    'return typeof process',
    'return typeof require',
    'return typeof fetch',
    'return typeof setTimeout',
    'return typeof console',
    'return typeof WebAssembly',
    'return typeof Buffer',
    'return typeof this.constructor.constructor("return process")().process',
    'return typeof globalThis.process',
    'return typeof (function () { return this })()?.process',
    'return typeof Function("return this.process")()',
    'return typeof eval("globalThis.process")',
    'return typeof vars.constructor.constructor("return typeof process === \'undefined\' ? undefined : process")()',
  ])('gives nothing of the host to %s', async (source) => {
    expect(['"undefined"', 'script.error']).toContain(await ending(source));
    expect(['"undefined"', 'script.error']).toContain(await ending(source, { mode: 'sloppy' }));
  });

  it.each([
    'String.prototype.slice = () => "x".repeat(1e6); throw new Error("a")',
    'String.prototype.slice = () => "x".repeat(1e6); throw new InternalError("out of memory")',
    'String.prototype.slice = () => { throw new Error("x".repeat(1e6)) }; throw new Error("a")',
  ])('keeps what it says short, whatever the script did to texts: %s', async (source) => {
    const failure: unknown = await run(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NodeFailure);
    expect((failure as NodeFailure).message.length).toBeLessThan(2_000);
  });

  it('lets prototypes of one script reach neither the next nor the host', async () => {
    const source = `Object.prototype.polluted = 1; Array.prototype.map = null;
      const answer = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');
      return answer;`;
    const answer = await run(source, { mode: 'sloppy' });
    expect(Object.keys(answer ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await expect(run('return typeof ({}).polluted')).resolves.toBe('undefined');
  });

  it('keeps the deadline it is given', async () => {
    await expect(run('for (;;);', { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'script.timeout',
      message: expect.stringContaining('20 ms'),
    });
  });

  it('does twenty jobs side by side, good and bad, while the event loop goes on', async () => {
    const two = new SandboxPool({ threadFile: buildSandboxThread() });
    const side = new ThreadedScriptPort(two);
    const script = {
      values: {},
      localTime: { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
      timeoutMs: 50,
      mode: 'strict',
    } as const;
    const good = () =>
      side.run({ ...script, source: 'let s = 0; for (let i = 0; i < 1000; i++) s += i; return s' });
    await good();
    const before = performance.eventLoopUtilization();
    const bad = () => side.run({ ...script, source: 'for (;;);' });
    const endings = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => (n % 4 === 3 ? bad() : good())),
    );
    const { utilization } = performance.eventLoopUtilization(before);
    await two.close();
    expect(endings.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, (_, n) => (n % 4 === 3 ? 'rejected' : 'fulfilled')),
    );
    // Had they run here, the loop would have been busy all the time.
    expect(utilization).toBeLessThan(0.5);
  });
});
