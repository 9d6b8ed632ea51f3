import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { TooLong } from '../src/body.js';
import { fetched } from '../src/player/still.js';
import { check, releaseOfPage, Stopped } from '../src/proof/checker.js';
import { WebFiles } from '../src/proof/files-fetch.js';
import { isThere, readWhole } from '../src/proof/files.js';
import { NOBODY } from '../src/proof/keys.js';
import { given, publicationVector } from './proof-vectors.js';
import { locate } from '../src/proof/locate.js';

const BASE = new URL('https://example.org/case/v1/');
const real = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = real;
});

/** What was sent of one answer, and whether whoever asked went away. */
interface Sent {
  pieces: number;
  cancelled: boolean;
}

/** A body that gives pieces of ten bytes as long as it is read, at most so many. */
function pieces(most: number, sent: Sent): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull(controller) {
        if (sent.pieces === most) {
          controller.close();
        } else {
          sent.pieces++;
          controller.enqueue(new Uint8Array(10));
        }
      },
      cancel() {
        sent.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

function server(answer: (url: string, init: RequestInit) => Response | Promise<Response>): string[] {
  const asked: string[] = [];
  globalThis.fetch = (url, init) => {
    assert.ok(url instanceof URL || typeof url === 'string');
    asked.push(String(url));
    return Promise.resolve(answer(String(url), init ?? {}));
  };
  return asked;
}

function web(): WebFiles {
  return new WebFiles(BASE, new AbortController().signal);
}

test('an answer without end is left as soon as it is longer than it may be', async () => {
  for (const headers of [{}, { 'content-length': '40' }, { 'content-encoding': 'gzip' }]) {
    const sent = { pieces: 0, cancelled: false };
    server(() => new Response(pieces(Infinity, sent), { headers }));
    await assert.rejects(web().open('plan.json', 40), TooLong);
    assert.deepEqual(sent, { pieces: 5, cancelled: true });
  }
});

test('an answer that says itself that it is too long is not begun', async () => {
  const sent = { pieces: 0, cancelled: false };
  server(() => new Response(pieces(5, sent), { headers: { 'content-length': '41' } }));
  const read = await readWhole(web(), 'plan.json', 40);
  assert.deepEqual(read, { is: 'unreadable', words: 'longer than 40 bytes' });
  assert.deepEqual(sent, { pieces: 0, cancelled: true });
});

test('an answer of just the length that it may have is whole', async () => {
  const sent = { pieces: 0, cancelled: false };
  server(() => new Response(pieces(4, sent)));
  const file = await web().open('plan.json', 40);
  assert.equal(file?.size, 40);
  assert.equal((await file.read(30, 10)).length, 10);
  await assert.rejects(() => Promise.resolve(file.read(30, 11)));
});

test('a file is fetched once, and again after it failed or was forgotten', async () => {
  let fails = true;
  const asked = server(() => new Response('text', { status: fails ? 503 : 200 }));
  const files = web();
  await assert.rejects(files.open('a.json', 10), /the server says 503/);
  fails = false;
  assert.equal((await files.open('a.json', 10))?.size, 4);
  assert.equal((await files.open('a.json', 10))?.size, 4);
  assert.equal(asked.length, 2);
  files.forget('a.json');
  await files.open('a.json', 10);
  assert.deepEqual(new Set(asked), new Set(['https://example.org/case/v1/a.json']));
  assert.equal(asked.length, 3);
});

test('whether a file is there is learned without fetching it', async () => {
  const sent = { pieces: 0, cancelled: false };
  server((url) =>
    url.endsWith('/gone.mp4')
      ? new Response('', { status: 404 })
      : new Response(pieces(Infinity, sent)),
  );
  assert.equal(await isThere(web(), 'gone.mp4'), false);
  assert.equal(await isThere(web(), 'video.mp4'), true);
  assert.deepEqual(sent, { pieces: 1, cancelled: true });
});

test('names that lead elsewhere are not asked for', async () => {
  const asked = server(() => new Response('text'));
  for (const name of ['../a', '/a', 'https://example.org:8443/a', 'a//b', '']) {
    assert.equal(await web().open(name, 10), null);
  }
  assert.deepEqual(asked, []);
});

test('stopping ends what is being fetched', async () => {
  const stopping = new AbortController();
  let left = 0;
  const asked = server(
    (_, { signal }) =>
      new Promise<Response>((_resolve, reject) => {
        // a server that never answers
        signal?.addEventListener('abort', () => {
          left++;
          reject(new DOMException('stopped', 'AbortError'));
        });
        queueMicrotask(() => {
          stopping.abort();
        });
      }),
  );
  const found = releaseOfPage(`${BASE.href}index.html`, stopping.signal);
  const running = check(found, NOBODY, new Date(0), stopping.signal, () => undefined);
  await assert.rejects(running, Stopped);
  assert.equal(left, 1);
  assert.equal(asked.length, 1, 'nothing was asked for any more');
});

/** Findings of the release of the vectors, over the web where some files are sent otherwise. */
async function codesOverWeb(changed: Readonly<Record<string, () => Response>>): Promise<string[]> {
  const files = publicationVector();
  server((url) => {
    const name = url.slice('https://example.org/case/'.length);
    const blob = files.get(name);
    return changed[name]?.() ?? new Response(blob ?? '', { status: blob === undefined ? 404 : 200 });
  });
  const { signal } = new AbortController();
  const found = releaseOfPage('https://example.org/case/v2/index.html', signal);
  const { verdict } = await check(found, NOBODY, new Date('2025-07-01'), signal, () => undefined);
  return verdict.findings.list.map((one) => `${one.code} ${one.file}`).sort();
}

test('a release over the web gives the findings of the same files on a disk', async () => {
  const [found] = locate(given(publicationVector()));
  assert.ok(found);
  const { signal } = new AbortController();
  const { verdict } = await check(found, NOBODY, new Date('2025-07-01'), signal, () => undefined);
  const onDisk = verdict.findings.list.map((one) => `${one.code} ${one.file}`).sort();
  assert.deepEqual(await codesOverWeb({}), onDisk);
});

test('files without end are told as files of another length, and the rest is checked', async () => {
  const honest = await codesOverWeb({});
  for (const name of ['logs/withheld.csv', 'calls/k1/media/recording.mp4']) {
    const sent = { pieces: 0, cancelled: false };
    const endless = (): Response => new Response(pieces(Infinity, sent));
    const codes = await codesOverWeb({ [`v2/${name}`]: endless });
    assert.deepEqual(
      codes.filter((code) => !honest.includes(code) && code.startsWith('FILE')),
      [`FILE_DIFFERS ${name}`],
    );
    assert.ok(sent.cancelled);
  }
});

test('a small file for the player is no larger than it may be, whatever a server sends', async () => {
  const sent = { pieces: 0, cancelled: false };
  server(() => {
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          sent.pieces++;
          controller.enqueue(new Uint8Array(1 << 20));
        },
        cancel() {
          sent.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body);
  });
  assert.equal(await fetched('clips/c1/release.json'), null);
  assert.deepEqual(sent, { pieces: 17, cancelled: true });
  server(() => new Response('{}'));
  assert.equal((await fetched('clips/c1/release.json'))?.length, 2);
});
