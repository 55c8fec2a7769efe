import { describe, expect, it } from '@jest/globals';
import { readNatsConfig, renderNatsConfig } from './nats-config.mjs';

describe('renderNatsConfig', () => {
  const server = { port: 4333, storeDir: '/data/nats', password: 'secret-1', throwAway: false };
  const render = (changes = {}) => renderNatsConfig(readNatsConfig(), { ...server, ...changes });

  it('fills in every name of the shipped configuration', () => {
    const config = render();
    expect(config).not.toContain('$');
    expect(config).toContain('listen: "127.0.0.1:4333"');
    expect(config).toContain('store_dir: "/data/nats"');
    expect(config).toContain('user: "hookline", password: "secret-1"');
  });

  it('turns monitoring off', () => {
    expect(render()).toContain('http: "127.0.0.1:0"');
  });

  it('writes to the disk before each acknowledgement', () => {
    expect(render()).toMatch(/^\s*sync_interval: always$/m);
  });

  it('leaves that out for a server that is thrown away', () => {
    const config = render({ throwAway: true });
    expect(config).not.toContain('sync_interval');
    expect(config).toContain('store_dir: "/data/nats"');
  });

  it('quotes what a path may hold', () => {
    expect(render({ storeDir: '/a "b"\\c' })).toContain('store_dir: "/a \\"b\\"\\\\c"');
  });

  it('keeps a number-like password a text', () => {
    expect(render({ password: '12345' })).toContain('password: "12345"');
  });

  it('refuses a name it does not know', () => {
    expect(() => renderNatsConfig('listen: $NATS_NOWHERE\n', server)).toThrow('$NATS_NOWHERE');
  });

  it('fills in nothing inside comments', () => {
    expect(renderNatsConfig('# $NATS_PASSWORD\nlisten: $NATS_LISTEN\n', server)).not.toContain(
      'secret-1',
    );
  });
});
