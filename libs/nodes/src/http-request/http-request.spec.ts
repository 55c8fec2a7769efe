import { describe, expect, it } from '@jest/globals';
import type { JsonObject, NodeSettings } from '@hookline/contracts';
import {
  NodeFailure,
  TransientFailure,
  type Exit,
  type HttpRequest,
  type HttpResponse,
} from '@hookline/engine';
import {
  aNodeContext,
  FakeDocumentPort,
  FakeHttpPort,
  fakePorts,
  type NodeContextOverrides,
} from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { httpRequest } from './http-request.definition';
import { executeHttpRequest } from './http-request.execute';
import { HttpRequestParams } from './http-request.params';

const signal = new AbortController().signal;
const url = 'https://crm.example/calls';

function execute(
  params: object,
  http: FakeHttpPort,
  overrides: NodeContextOverrides = {},
  world: { settings?: NodeSettings; documents?: FakeDocumentPort } = {},
): Promise<Exit> {
  const context = {
    ...aNodeContext(overrides),
    ports: fakePorts({ http, ...(world.documents && { documents: world.documents }) }),
    signal,
    timeoutMs: 7_000,
    settings: world.settings ?? {},
  };
  return executeHttpRequest(HttpRequestParams.parse({ url, ...params }), context);
}

async function requestOf(params: object): Promise<HttpRequest> {
  const http = new FakeHttpPort({});
  await execute(params, http);
  expect(http.requests).toHaveLength(1);
  return http.requests[0] as HttpRequest;
}

async function failureOf(
  params: object,
  answer: Partial<HttpResponse> | Error,
  overrides: NodeContextOverrides = {},
): Promise<NodeFailure> {
  const error: unknown = await execute(params, new FakeHttpPort(answer), overrides).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NodeFailure);
  return error as NodeFailure;
}

const json = (value: unknown): Partial<HttpResponse> => ({
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

describe('executeHttpRequest, the request', () => {
  it.each([
    [{ id: '4', name: 'CRM' }, { id: '4' }],
    [{ id: '', name: 'CRM' }, { name: 'CRM' }],
  ])('names the connection %j it signs in with', async (auth, integration) => {
    expect((await requestOf({ auth })).auth).toEqual({ domainId: '1', integration });
  });

  it('sends what is set, with our idempotency key and the timeout of the settings', async () => {
    expect(await requestOf({ method: 'get', maxRedirects: '2' })).toEqual({
      url,
      method: 'GET',
      headers: { 'idempotency-key': 'hl:700:n1:1' },
      body: null,
      timeoutMs: 7_000,
      maxRedirects: 2,
    });
  });

  it('leaves the idempotency key to the admin, whatever its letter case', async () => {
    const { headers } = await requestOf({ headers: { 'IDEMPOTENCY-Key': 'mine' } });
    expect(headers).toEqual({ 'idempotency-key': 'mine' });
  });

  it('encodes path and query values for an address', async () => {
    const request = await requestOf({
      url: 'https://crm.example/{id}/calls/{other}?a=1',
      pathValues: { id: 'a/../b?c#d e' },
      query: { q: '1&2=3 ї', n: 5 },
    });
    expect(request.url).toBe(
      'https://crm.example/a%2F..%2Fb%3Fc%23d%20e/calls/%7Bother%7D?a=1&q=1%262%3D3+%D1%97&n=5',
    );
  });

  it.each(['.', '..'])('refuses the path value %j, which would climb', async (id) => {
    const error = await failureOf({ url: 'https://crm.example/{id}', pathValues: { id } }, {});
    expect(error.code).toBe('http.invalid');
  });

  it('keeps a JSON body valid whatever its values hold', async () => {
    const note = 'He said "hi"\n\\ \u2028 and left';
    const request = await requestOf({ bodyType: 'json', json: { note, n: 5, list: [true, null] } });
    expect(request.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request.body ?? '')).toEqual({ note, n: 5, list: [true, null] });
  });

  it('encodes a form', async () => {
    const request = await requestOf({ bodyType: 'form', form: { a: '1&2', b: true } });
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request.body).toBe('a=1%262&b=true');
  });

  it('sends a text as it is, with the content type that was set', async () => {
    const request = await requestOf({
      bodyType: 'text',
      text: '<a>1</a>',
      contentType: 'application/xml',
    });
    expect(request).toMatchObject({
      body: '<a>1</a>',
      headers: { 'content-type': 'application/xml' },
    });
  });

  it('sends XML as XML, and the cookies it is given', async () => {
    const request = await requestOf({ bodyType: 'xml', xml: '<a/>', sendCookies: 'a=1; b=2' });
    expect(request).toMatchObject({
      body: '<a/>',
      headers: { 'content-type': 'application/xml; charset=utf-8', cookie: 'a=1; b=2' },
    });
  });

  it("lets the admin's Content-Type go before ours", async () => {
    const { headers } = await requestOf({
      bodyType: 'json',
      headers: { 'Content-Type': 'application/vnd.x+json' },
    });
    expect(headers['content-type']).toBe('application/vnd.x+json');
  });
});

describe('executeHttpRequest, the answer', () => {
  it('leaves by success with status, headers and the parsed body', async () => {
    const outcome = await execute({}, new FakeHttpPort({ status: 201, ...json({ id: 5 }) }));
    expect(outcome).toMatchObject({
      outlet: 'success',
      output: { status: 201, body: { id: 5 } },
      variables: {},
    });
  });

  it('keeps a body that is no JSON as text, and cuts a long one', async () => {
    const long = 'x'.repeat(70_000);
    const plain = await execute({}, new FakeHttpPort({ body: '{"a":1}' }));
    expect(plain.output).toMatchObject({ body: '{"a":1}' });
    const cut = await execute({}, new FakeHttpPort({ body: long }));
    expect(cut.output).toMatchObject({ body: long.slice(0, 65_536), bodyLength: 70_000 });
  });

  const extract = {
    vip: 'client.vip',
    first: 'items.0.id',
    count: 'items.#',
    ids: 'items.#.id',
    nothing: 'client.name',
    nobody: 'client.boss',
  };
  const answer = json({ client: { vip: true, boss: null }, items: [{ id: 1 }, { id: 'b' }] });
  const names = { extract, responseCode: 'code', cookies: 'jar' };

  it('sets variables with their types in a drawn graph', async () => {
    const http = new FakeHttpPort({ ...answer, cookies: ['a=1; Path=/', 'b=2; Secure'] });
    const { variables } = await execute(names, http);
    expect(variables).toEqual({
      vip: true,
      first: 1,
      count: 2,
      ids: [1, 'b'],
      nothing: null,
      nobody: null,
      code: 200,
      jar: 'a=1; b=2',
    });
  });

  it('sets texts in an array, empty for what is missing (decisions 10, 14)', async () => {
    const { variables } = await execute(names, new FakeHttpPort(answer), { dialect: 'array' });
    expect(variables).toEqual({
      vip: 'true',
      first: '1',
      count: '2',
      ids: '[1,"b"]',
      nothing: '',
      nobody: '',
      code: '200',
      jar: '',
    });
  });

  it('keeps all digits of a long number (decision 14)', async () => {
    const http = new FakeHttpPort({ body: '{"id":12345678901234567890}' });
    const { variables } = await execute({ extract: { id: 'id' } }, http);
    expect(variables).toEqual({ id: '12345678901234567890' });
  });

  it('takes @this of any answer', async () => {
    const { variables } = await execute({ extract: { all: '@this' } }, new FakeHttpPort(json('1')));
    expect(variables).toEqual({ all: '1' });
  });

  const xml = { headers: { 'content-type': 'text/xml; charset=utf-8' }, body: '<order id="7"/>' };

  it('reads XML by its content type: values by XPath, the body as an object', async () => {
    const documents = new FakeDocumentPort({ id: '7', all: null });
    const paths = { id: '/order/@id', all: '@this' };
    const { variables, output } = await execute(
      { extract: paths },
      new FakeHttpPort(xml),
      {},
      { documents },
    );
    expect(variables).toEqual({ id: '7', all: null });
    expect(output).toMatchObject({ body: { id: '7', all: null } });
    expect(documents.asked).toEqual([
      { xml: xml.body, paths: { id: '/order/@id', all: '/*' } },
      { xml: xml.body },
    ]);
  });

  it('keeps values of XML as texts in arrays, and asks for no more than them', async () => {
    const documents = new FakeDocumentPort({ id: null, n: 2 });
    const params = { extract: { id: '//x', n: 'count(//y)' } };
    const http = new FakeHttpPort(xml);
    const { variables } = await execute(params, http, { dialect: 'array' }, { documents });
    expect(variables).toEqual({ id: '', n: '2' });
    expect(documents.asked).toHaveLength(1);
  });

  it('fails with answer and status when the XML cannot be read', async () => {
    const documents = new FakeDocumentPort(new NodeFailure('xml.invalid', 'Line 1.', { line: 1 }));
    const params = { extract: { a: '//a' }, responseCode: 'code' };
    const sent = execute(params, new FakeHttpPort(xml), {}, { documents });
    await expect(sent).rejects.toMatchObject({
      code: 'xml.invalid',
      details: { line: 1, response: { status: 200, body: xml.body } },
      variables: { code: 200 },
    });
    const unread = await execute({}, new FakeHttpPort(xml), {}, { documents });
    expect(unread.output).toMatchObject({ body: xml.body });
  });

  it('reads a form answer', async () => {
    const http = new FakeHttpPort({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'status=ok&tag=a&tag=b',
    });
    const { variables, output } = await execute({ extract: { s: 'status', t: 'tag.1' } }, http);
    expect(variables).toEqual({ s: 'ok', t: 'b' });
    expect(output).toMatchObject({ body: { status: 'ok', tag: ['a', 'b'] } });
  });

  it('reads the answer as it is told, whatever its content type says', async () => {
    const documents = new FakeDocumentPort({ a: '1' });
    const plain = { headers: { 'content-type': 'text/plain' }, body: '<a>1</a>' };
    const params = { parser: 'xml', extract: { a: '/a' } };
    const { variables } = await execute(params, new FakeHttpPort(plain), {}, { documents });
    expect(variables).toEqual({ a: '1' });
    const text = execute(
      { parser: 'text', extract: { a: 'a' } },
      new FakeHttpPort({ body: '{"a":1}' }),
    );
    await expect(text).rejects.toMatchObject({ code: 'http.not-json' });
  });

  it('empties what was wanted from an answer without a body', async () => {
    const http = new FakeHttpPort({ status: 204 });
    expect((await execute({ extract: { a: 'a' } }, http)).variables).toEqual({ a: null });
  });

  it.each(['<a/>', '{"a":', `${'['.repeat(200)}${']'.repeat(200)}`])(
    'fails when values are wanted from %j, and still tells the status',
    async (body) => {
      const error = await failureOf({ extract: { a: 'a' }, responseCode: 'code' }, { body });
      expect(error).toMatchObject({ code: 'http.not-json', variables: { code: 200 } });
    },
  );

  it('replaces NUL, which cannot be stored (decision 29)', async () => {
    const http = new FakeHttpPort({ ...json({ a: 'x\0' }) });
    expect((await execute({}, http)).output).toMatchObject({ body: { a: 'x\uFFFD' } });
  });

  it.each([
    ['2xx', 299, true],
    ['2xx', 302, false],
    ['200, 404', 404, true],
    ['200, 404', 201, false],
    [[200, 409], 409, true],
    ['2XX 3xx', 304, true],
    ['all', 500, true],
  ])('with %j as success, %i is one: %s', async (successStatuses, status, isSuccess) => {
    const sent = execute({ successStatuses }, new FakeHttpPort({ status }));
    if (isSuccess) await expect(sent).resolves.toMatchObject({ outlet: 'success' });
    else await expect(sent).rejects.toBeInstanceOf(NodeFailure);
  });

  it('fails with the answer when the status is no success', async () => {
    const error = await failureOf(
      { responseCode: 'code', extract: { why: 'error' } },
      { status: 422, ...json({ error: 'bad number' }) },
    );
    expect(error).not.toBeInstanceOf(TransientFailure);
    expect(error).toMatchObject({
      code: 'http.status',
      message: 'The target answered 422.',
      details: { response: { status: 422, body: { error: 'bad number' } } },
      variables: { code: 422, why: 'bad number' },
    });
  });

  it.each([
    [503, '<h1>Down for maintenance</h1>', TransientFailure],
    [404, 'Not found', NodeFailure],
  ])(
    'goes by status %i, whatever the answer says that values were wanted from',
    async (status, body, kind) => {
      const error = await failureOf(
        { responseCode: 'code', extract: { why: 'error' } },
        { status, headers: { 'content-type': 'text/html' }, body },
      );
      expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({
        code: 'http.status',
        details: { response: { status, body } },
        variables: { code: status },
      });
    },
  );

  it('tries exactly the statuses again that its settings name', async () => {
    const settings: NodeSettings = {
      retry: { tries: 3, firstDelayMs: 1_000, statuses: '404 5xx' },
    };
    const failing = (status: number) =>
      execute({}, new FakeHttpPort({ status }), {}, { settings }).catch((error: unknown) => error);
    expect(await failing(404)).toBeInstanceOf(TransientFailure);
    expect(await failing(503)).toBeInstanceOf(TransientFailure);
    expect(await failing(429)).not.toBeInstanceOf(TransientFailure);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('counts %i as worth another try', async (status) => {
    expect(await failureOf({}, { status })).toBeInstanceOf(TransientFailure);
  });

  it.each([
    ['120', 120_000],
    ['Sat, 21 Nov 2026 10:31:00 GMT', 60_000],
    ['Sat, 21 Nov 2026 10:00:00 GMT', 0],
    ['soon', null],
  ])('reads Retry-After: %s', async (header, expected) => {
    const error = await failureOf({}, { status: 503, headers: { 'retry-after': header } });
    expect(error).toMatchObject({ retryAfterMs: expected });
  });

  it('empties the status variable when no answer came (decision 20)', async () => {
    const failure = new TransientFailure('http.timeout', 'too late');
    const error = await failureOf({ responseCode: 'code' }, failure);
    expect(error).toBe(failure);
    expect(error.variables).toEqual({ code: '' });
  });
});

describe('httpRequest', () => {
  it.each([
    ['GET', true],
    ['HEAD', true],
    ['PUT', true],
    ['DELETE', true],
    ['POST', false],
    ['PATCH', false],
  ])('sends %s again after a crash without asking: %s', (method, expected) => {
    expect(httpRequest.repeatable(HttpRequestParams.parse({ url, method }))).toBe(expected);
  });

  it.each<[JsonObject, string[]]>([
    [{ url }, []],
    [{}, ['params.url: is required']],
    [{ url: 'crm.example' }, ['params.url: needs an absolute address (http:// or https://)']],
    [{ url: '${crm_url}' }, []],
    [{ url: 'ftp://x' }, ['params.url: needs an absolute address (http:// or https://)']],
    [
      { url, method: 'FETCH' },
      ['params.method: must be one of GET, POST, PUT, PATCH, DELETE, HEAD'],
    ],
    [{ url, maxRedirects: 6 }, ['params.maxRedirects: must be at most 5']],
    [{ url, maxRedirects: '${n}' }, []],
    [{ url, headers: { 'X-A': 'a\nb' } }, ['params.headers.X-A: must not hold line breaks']],
    [{ url, headers: { 'X A': '1' } }, ['params.headers.X A: is not a header name']],
    [{ url, headers: { Host: 'x' } }, ['params.headers.Host: is set by the connection itself']],
    [
      { url, successStatuses: 'ok' },
      ['params.successStatuses: must be statuses like `2xx, 404`, or `all`'],
    ],
    [
      { url, responseCode: '__proto__' },
      ['params.responseCode: is a name the language cannot read'],
    ],
    [{ url, extract: { a: '' } }, ['params.extract.a: needs a path']],
    [{ url, sendCookies: 'a=1\nX: 2' }, ['params.sendCookies: must not hold line breaks']],
    [{ url, sendCookies: '${jar}', parser: 'xml' }, []],
  ])('says about %j: %j', (params, problems) => {
    expect(checkParams(httpRequest, params).map((one) => `${one.path}: ${one.message}`)).toEqual(
      problems,
    );
  });

  it('names the variables it may set', () => {
    const params = { extract: { a: 'a' }, responseCode: 'code', cookies: '' };
    expect(httpRequest.setsVariables?.(params)).toEqual(['a', 'code']);
  });

  it('sums itself up', () => {
    expect(httpRequest.summary({ method: 'POST', url })).toBe('POST crm.example/calls');
  });
});
