import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { servePage } from './serve-page';

describe('servePage', () => {
  let folder: string;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hookline-page-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
    const app = express();
    for (const handler of servePage(folder)) app.use(handler);
    await new Promise<void>((listening) => {
      server = app.listen(0, '127.0.0.1', () => listening());
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, method = 'GET') => fetch(`${origin}${path}`, { method });

  it('lets a browser keep hashed files for a year', async () => {
    const answer = await get('/assets/main-1a2b.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('answers a hashed file of another build with 404, never with the page', async () => {
    expect((await get('/assets/main-0000.js')).status).toBe(404);
  });

  it.each(['/', '/queues/7/hooks'])('answers %s with the page, not to be kept', async (path) => {
    const answer = await get(path);
    expect(await answer.text()).toContain('<title>page</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/api', '/api/queues'])('leaves %s to the api', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('answers a POST to a place of the page with 404', async () => {
    expect((await get('/queues', 'POST')).status).toBe(404);
  });
});
