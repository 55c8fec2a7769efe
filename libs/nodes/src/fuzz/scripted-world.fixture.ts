/** A world that answers by a script of dice: well, badly, late, or not at all; the same for a seed. */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import {
  NodeFailure,
  PostponedFailure,
  TransientFailure,
  type LocalEffect,
  type LocalEffectResult,
  type RuntimePorts,
} from '@hookline/engine';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const setCookies = ['sid=1; Path=/', '__proto__=1', ''];
const bodies = [
  '',
  '{"a":[{"b":1},{"b":2}]}',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":1}}',
  '['.repeat(3_000),
  'x'.repeat(40_000),
  '<a><b/></a>',
  '{"n":99999999999999999999}',
  '\u0000\ud800',
];

const hostile: JsonObject = JSON.parse('{"__proto__":{"polluted":1},"a":{"b":[1]}}');

const values: readonly JsonValue[] = [null, 42, 'x'.repeat(9_000), hostile, []];

export class ScriptedWorld {
  readonly #roll: () => number;
  /** How often a target had no room. */
  postponed = 0;

  constructor(seed: number) {
    this.#roll = dice(seed);
  }

  readonly random = (): number => this.#roll();

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.#roll() * choices.length)] ?? choices[0];
  }

  chance(share: number): boolean {
    return this.#roll() < share;
  }

  readonly ports: RuntimePorts = {
    http: {
      send: ({ url, cookies }) =>
        this.#answer(() => {
          cookies?.headerFor(url, '');
          cookies?.keep(url, setCookies);
          return {
            status: this.pick([200, 200, 201, 204, 302, 404, 429, 500]),
            headers: {
              'content-type': this.pick(['application/json', 'text/xml', 'nonsense', '']),
            },
            cookies: setCookies,
            body: this.pick(['', ...bodies]),
            durationMs: 1,
          };
        }, 'http.timeout'),
    },
    messages: {
      send: () =>
        this.#answer(
          () => ({ messageId: 'm1', status: 200, answer: this.pick([null, ...values]) }),
          'message.5xx',
        ),
    },
    lists: { contains: () => this.#answer(() => this.chance(0.5), 'list.missing') },
    agentDesk: { deliver: () => this.#answer(() => this.pick([[], ['7']]), 'agent.missing') },
    cache: { find: () => this.#answer(() => this.pick([undefined, ...values]), 'cache.missing') },
    calendars: { load: () => Promise.reject(new NodeFailure('calendar.missing', 'None.')) },
    tasks: { find: () => this.#answer(() => null, 'task.id') },
    queues: {
      info: () => Promise.reject(new NodeFailure('queue.missing', 'None.')),
      agents: () => Promise.reject(new NodeFailure('queue.missing', 'None.')),
      metric: () => this.#answer(() => this.pick([null, 12.5]), 'queue.missing'),
    },
    agents: { find: () => this.#answer(() => null, 'agent.missing') },
    documents: {
      readXml: () => this.#answer(() => ({ b: '1' }), 'xml.invalid'),
      xmlToJson: () => this.#answer(() => ({ a: { '@x': '1' } }), 'xml.too-deep'),
    },
    scripts: { run: () => this.#answer(() => this.pick([null, ...values]), 'script.timeout') },
  };

  readonly perform = (effect: LocalEffect): LocalEffectResult => {
    if (this.chance(0.2)) {
      return { kind: 'refused', code: 'list.missing', message: 'There is no such thing.' };
    }
    const output: JsonObject = effect.kind === 'run-start' ? { run_id: '701' } : { id: '1' };
    return { kind: 'done', changed: 1, output };
  };

  async #answer<T>(answer: () => T, code: string): Promise<T> {
    for (let turns = Math.floor(this.#roll() * 4); turns > 0; turns -= 1) await Promise.resolve();
    const fate = this.#roll();
    if (fate < 0.75) return answer();
    if (fate < 0.85) throw new NodeFailure(code, 'It did not work.', { status: 500, body: 'x' });
    if (fate < 0.97) {
      throw new TransientFailure(code, 'Not now.', {}, this.pick([null, 5_000, 1e12]));
    }
    this.postponed += 1;
    throw new PostponedFailure(code, 'Its turn has not come.', 2_000);
  }
}
