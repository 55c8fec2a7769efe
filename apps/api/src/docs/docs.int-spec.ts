import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { TestApi } from '../testing/test-api';

const OpenApi = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.looseObject({}) })),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const written = new URL('../../../../docs/openapi.json', import.meta.url);

describe('the reference of the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it.each(['/docs', '/docs-json', '/docs/start.js', '/docs/files/swagger-ui.css'])(
    'needs sign-in for %s',
    async (path) => {
      expect((await api.send(path, { key: null })).status).toBe(401);
      expect((await api.send(path)).status).toBe(200);
    },
  );

  it('has no script inside the page and no file from elsewhere', async () => {
    const { body } = await api.send('/docs');
    expect(body).not.toMatch(/<script>|https?:\/\//);
  });

  it('serves the files it names and no others', async () => {
    expect((await api.send('/docs/files/package.json')).status).toBe(404);
    expect((await api.send('/docs/files/..%2Fpackage.json')).status).toBe(404);
  });

  it('describes every route with its answer', async () => {
    const { paths } = await api.read('/docs-json', OpenApi);
    const silent = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, one]) => !Object.keys(one.responses).some((status) => /^2/.test(status)))
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
    expect(Object.keys(paths).length).toBeGreaterThan(20);
  });

  it('refers to no component that is missing', async () => {
    const body = await api.read('/docs-json', OpenApi);
    const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    const missing = refs.map(([, name]) => name!).filter((name) => !body.components.schemas[name]);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('is what docs/openapi.json says', async () => {
    const { body } = await api.send('/docs-json');
    const text = `${JSON.stringify(body, null, 2)}\n`;
    // UPDATE_OPENAPI=1 writes the file anew; `npm run format` brings it into shape.
    if (process.env.UPDATE_OPENAPI === '1') writeFileSync(written, text);
    expect(JSON.parse(readFileSync(written, 'utf8'))).toEqual(body);
  });
});
