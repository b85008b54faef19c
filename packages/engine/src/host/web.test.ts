import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createWeb, type WebOptions } from './web.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server of this machine that behaves as `answer` does, and how often it was asked. */
async function served(answer: RequestListener, more: Partial<WebOptions> = {}) {
  let times = 0;
  const server = createServer((request, response) => {
    times++;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const start = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const web = createWeb({
    signal: new AbortController().signal,
    allowed: [start],
    bytes: 10_000,
    milliseconds: 300,
    pause: 5,
    ...more,
  });
  return { get: () => web.get(`${start}data`), web, start, times: () => times };
}

const json = { 'content-type': 'application/json' };

test('an answer is handed on as it is', async () => {
  const { get, times } = await served((_, response) => response.writeHead(200, json).end('{"a":1}'));
  expect(new TextDecoder().decode(await get())).toBe('{"a":1}');
  expect(times()).toBe(1);
});

test('a server that is busy is asked again', async () => {
  let first = true;
  const { get, times } = await served((_, response) => {
    response.writeHead(first ? 503 : 200, json).end('{}');
    first = false;
  });
  await get();
  expect(times()).toBe(2);
});

test.each<[string, RequestListener, RegExp, number]>([
  ['says nothing', () => {}, /did not answer within 0\.3 s/, 3],
  [
    'drips',
    (_, response) => {
      response.writeHead(200, json);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    /did not answer within 0\.3 s/,
    3,
  ],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { ...json, 'content-length': '100' });
      response.write('{"value":');
      setTimeout(() => response.destroy(), 10);
    },
    /cannot be read/,
    3,
  ],
  ['fails', (_, response) => response.writeHead(500, json).end(), /answers with 500/, 3],
  [
    'answers in HTML',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    /is text\/html and not JSON/,
    1,
  ],
  ['names no type', (_, response) => response.writeHead(200).end('{}'), /is nothing and not JSON/, 1],
  [
    'sends elsewhere',
    (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    /another address/,
    1,
  ],
  ['knows no such dataset', (_, response) => response.writeHead(404, json).end('{}'), /answers with 404/, 1],
  ['finds it too much', (_, response) => response.writeHead(413, json).end('{}'), /too much at once/, 1],
  [
    'announces too much',
    (_, response) => response.writeHead(200, { ...json, 'content-length': '20000' }).end('x'.repeat(20_000)),
    /larger than/,
    1,
  ],
  [
    'sends without end',
    (_, response) => {
      response.writeHead(200, json);
      const flood = setInterval(() => response.write('x'.repeat(5_000)), 1);
      response.on('close', () => clearInterval(flood));
    },
    /larger than/,
    1,
  ],
  [
    'packs much into little',
    (_, response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
    /larger than/,
    1,
  ],
])('a server that %s is a failure in words', async (_, answer, words, times) => {
  const server = await served(answer);
  await expect(server.get()).rejects.toMatchObject({
    name: 'MachineFailure',
    message: expect.stringMatching(words),
  });
  expect(server.times()).toBe(times);
});

test('no other address is asked', async () => {
  const { web, times } = await served((_, response) => response.writeHead(200, json).end('{}'));
  await expect(web.get('http://127.0.0.1:1/data')).rejects.toThrow('is not asked');
  expect(times()).toBe(0);
});

test('who stops is not kept waiting', async () => {
  const stop = new AbortController();
  const { get } = await served(() => stop.abort(), { signal: stop.signal, milliseconds: 10_000 });
  await expect(get()).rejects.toMatchObject({ name: 'Interrupted' });
});

test.each<[string, RequestListener, object]>([
  ['stands', (_, response) => response.writeHead(200).end(), { state: 'there', detail: '200' }],
  [
    'knows no HEAD',
    (request, response) => response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
    { state: 'there' },
  ],
  [
    'has moved',
    (_, response) => response.writeHead(301, { location: 'https://example.org/new' }).end(),
    { state: 'moved', detail: 'https://example.org/new' },
  ],
  ['is gone', (_, response) => response.writeHead(404).end(), { state: 'gone' }],
  ['lets no program in', (_, response) => response.writeHead(403).end(), { state: 'refused' }],
  ['says nothing', () => {}, { state: 'silent' }],
])('an address that %s', async (_, answer, wanted) => {
  const { web, start } = await served(answer, { hosts: () => true });
  expect(await web.knock(`${start}page`)).toMatchObject(wanted);
});

test('no address inside this network is knocked at', async () => {
  const { web, times, start } = await served((_, response) => response.writeHead(200).end());
  for (const address of [start, 'http://localhost/', 'http://[::1]/', 'http://printer.local/'])
    expect((await web.knock(address)).state).toBe('refused');
  expect(times()).toBe(0);
});
