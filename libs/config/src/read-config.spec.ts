import { describe, expect, it } from '@jest/globals';
import { readConfig } from './read-config';
import { listenUrl } from './server.settings';

const needed = {
  DATABASE_URL: 'postgres://me:hunter2@localhost:5432/hookline',
  NATS_URL: 'nats://localhost:4222',
};

describe('readConfig', () => {
  it('needs nothing but the two servers', () => {
    const config = readConfig(needed);
    expect(config.server).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      trustedProxies: [],
      secureCookies: false,
      webRoot: null,
      supervised: false,
    });
    expect(config.worker).toEqual({
      concurrency: 200,
      healthPort: null,
      concurrencyPerQueue: 75,
      concurrencyPerTarget: 50,
      longWaits: 1_000,
    });
    expect(config.retention).toEqual({ days: 90 });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ ...needed, PORT: '', WEB_ROOT: '' }).server).toMatchObject({
      port: 3000,
      webRoot: null,
    });
  });

  it.each([
    [undefined, undefined, 'http://127.0.0.1:3000'],
    ['::', '80', 'http://[::]:80'],
    ['0.0.0.0', '0', null],
  ])('with HOST %s and PORT %s listens on %s', (HOST, PORT, expected) => {
    expect(listenUrl(readConfig({ ...needed, HOST, PORT }).server)).toBe(expected);
  });

  it('reads the trusted proxies as their entries and refuses what is none', () => {
    const { server } = readConfig({ ...needed, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' });
    expect(server.trustedProxies).toEqual(['loopback', '10.0.0.0/8']);
    expect(() => readConfig({ ...needed, TRUSTED_PROXIES: 'any host' })).toThrow('TRUSTED_PROXIES');
  });

  it('reads the allow-list as its entries', () => {
    const { outbound } = readConfig({ ...needed, OUTBOUND_ALLOW: ' 127.0.0.1:3999, ,10.0.0.0/8' });
    expect(outbound.allow).toEqual(['127.0.0.1:3999', '10.0.0.0/8']);
  });

  it.each([
    ['https://hooks.example.com', undefined, true],
    ['http://hooks.example.com', undefined, false],
    ['https://hooks.example.com', 'false', false],
    [undefined, 'true', true],
  ])('with PUBLIC_URL %s and SECURE_COOKIES %s has secure cookies: %s', (url, secure, expected) => {
    const { server } = readConfig({ ...needed, PUBLIC_URL: url, SECURE_COOKIES: secure });
    expect(server.secureCookies).toBe(expected);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'web'],
    ['DATABASE_URL', 'mysql://root:hunter2@localhost/x'],
    ['NATS_URL', 'localhost:4222'],
    ['LOG_LEVEL', 'loud'],
    ['WORKER_CONCURRENCY', '0'],
    ['RETENTION_DAYS', '7'],
    ['RETENTION_DAYS', '-1'],
    ['PUBLIC_URL', 'ftp://example.com'],
  ])('refuses %s=%s by its name and without its value', (name, value) => {
    const read = () => readConfig({ ...needed, [name]: value });
    expect(read).toThrow(`\n${name}: `);
    expect(read).not.toThrow(/hunter2/);
  });

  it('names each missing server', () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL: .*\nNATS_URL: /);
  });
});
