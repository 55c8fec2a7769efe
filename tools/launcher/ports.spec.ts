import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { anyFreePort, choosePort, isPortFree, parsePort } from './ports.mjs';

describe('choosePort', () => {
  const taken = (...ports: number[]) => {
    return (port: number) => Promise.resolve(!ports.includes(port));
  };

  it('takes the preferred port when it is free', async () => {
    await expect(choosePort(3000, taken())).resolves.toBe(3000);
  });

  it('takes the next free one when it is not', async () => {
    await expect(choosePort(3000, taken(3000, 3001))).resolves.toBe(3002);
  });

  it('takes any free port when the whole neighbourhood is taken', async () => {
    const port = await choosePort(3000, () => Promise.resolve(false));
    expect(port).toBeGreaterThan(1023);
    await expect(isPortFree(port)).resolves.toBe(true);
  });

  it('never leaves the range of ports', async () => {
    await expect(choosePort(65_534, taken(65_534))).resolves.toBe(65_535);
  });

  it('takes any free port for 0', async () => {
    await expect(choosePort(0)).resolves.toBeGreaterThan(1023);
  });
});

describe('isPortFree', () => {
  let server: Server | undefined;
  const listen = async (host: string) => {
    const port = await anyFreePort();
    server = createServer();
    await new Promise<void>((listening) => server?.listen(port, host, listening));
    return port;
  };
  afterEach(() => new Promise((closed) => server?.close(closed)));

  it('sees a server on loopback', async () => {
    await expect(isPortFree(await listen('127.0.0.1'))).resolves.toBe(false);
  });

  it('sees a server on all addresses', async () => {
    await expect(isPortFree(await listen('0.0.0.0'))).resolves.toBe(false);
  });
});

describe('parsePort', () => {
  it('has a fallback for an empty variable', () => {
    expect(parsePort(undefined, 3000)).toBe(3000);
    expect(parsePort('', 3000)).toBe(3000);
  });

  it('reads a port', () => {
    expect(parsePort('8080', 3000)).toBe(8080);
  });

  it.each(['http', '-1', '65536', '80.5', '0x50', ' 80'])('refuses %p', (text) => {
    expect(() => parsePort(text, 3000)).toThrow(`PORT is "${text}"`);
  });
});
