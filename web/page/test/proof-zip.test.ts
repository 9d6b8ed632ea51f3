import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { concat, utf8, view, type Bytes } from '../src/proof/bytes.js';
import { MalformedZip, ZipFiles } from '../src/proof/files-zip.js';

interface Made {
  name: string;
  data: Uint8Array;
  deflate?: boolean;
  local?: string;
  size?: number;
  flags?: number;
  mode?: number;
  at?: number;
  /** What the local header says where that is something else. */
  localSize?: number;
  localPacked?: number;
  localCrc?: number;
  localFlags?: number;
  /** What lies behind the file's bytes. */
  behind?: Uint8Array;
}

const CRC = 0x12345678;

function header(length: number, ...fields: readonly (readonly [number, number, number])[]): Bytes {
  const bytes = new Uint8Array(length);
  for (const [at, width, value] of fields) {
    if (width === 2) {
      view(bytes).setUint16(at, value, true);
    } else {
      view(bytes).setUint32(at, value, true);
    }
  }
  return bytes;
}

/** A ZIP of these files; whatever is odd in them is written as it is said. */
function zip(made: readonly Made[], change: (bytes: Bytes) => Bytes = (bytes) => bytes): Blob {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const one of made) {
    const packed = one.deflate === true ? new Uint8Array(deflateRawSync(one.data)) : one.data;
    const method = one.deflate === true ? 8 : 0;
    const size = one.size ?? one.data.length;
    const local = utf8(one.local ?? one.name);
    const name = utf8(one.name);
    const head = header(
      30,
      [0, 4, 0x04034b50],
      [6, 2, one.localFlags ?? one.flags ?? 0],
      [8, 2, method],
      [14, 4, one.localCrc ?? CRC],
      [18, 4, one.localPacked ?? packed.length],
      [22, 4, one.localSize ?? size],
      [26, 2, local.length],
    );
    const record = header(
      46,
      [0, 4, 0x02014b50],
      [4, 2, 0x031e],
      [8, 2, one.flags ?? 0],
      [10, 2, method],
      [16, 4, CRC],
      [20, 4, packed.length],
      [24, 4, size],
      [28, 2, name.length],
      [38, 4, ((one.mode ?? 0o100644) << 16) >>> 0],
      [42, 4, one.at ?? at],
    );
    central.push(record, name);
    const behind = one.behind ?? new Uint8Array(0);
    parts.push(head, local, packed, behind);
    at += 30 + local.length + packed.length + behind.length;
  }
  const directory = concat(central);
  const end = header(
    22,
    [0, 4, 0x06054b50],
    [8, 2, made.length],
    [10, 2, made.length],
    [12, 4, directory.length],
    [16, 4, at],
  );
  return new Blob([change(concat([...parts, directory, end]))]);
}

const HELLO = utf8('hello, hello, hello');

async function text(files: ZipFiles, name: string): Promise<string> {
  const file = await files.open(name);
  assert.ok(file);
  return new TextDecoder().decode(await file.read(0, file.size));
}

async function refused(blob: Blob, words: RegExp): Promise<void> {
  await assert.rejects(
    () => ZipFiles.open(blob),
    (error: unknown) => error instanceof MalformedZip && words.test(error.message),
  );
}

test('stored and packed files are read', async () => {
  const files = await ZipFiles.open(
    zip([
      { name: 'v1/', data: new Uint8Array(0), mode: 0o040755 },
      { name: 'v1/a.txt', data: HELLO },
      { name: 'v1/ü.txt', data: HELLO, deflate: true, flags: 0x0800 },
    ]),
  );
  assert.deepEqual([...files.names().keys()], ['v1/a.txt', 'v1/ü.txt']);
  assert.equal(await text(files, 'v1/a.txt'), 'hello, hello, hello');
  assert.equal(await text(files, 'v1/ü.txt'), 'hello, hello, hello');
  assert.equal(await files.open('v1/b.txt'), null);
});

test('names that lead out, or to two files, are refused', async () => {
  for (const name of ['../a', '/a', 'a/../../b', 'a\\b', 'C:a', 'a//b', './a', 'a\u0000b']) {
    await refused(zip([{ name, data: HELLO }]), /leads out/);
  }
  await refused(
    zip([
      { name: 'a.txt', data: HELLO },
      { name: 'A.TXT', data: HELLO },
    ]),
    /two files of one name/,
  );
  await refused(
    zip([
      { name: 'a', data: HELLO },
      { name: 'a/b', data: HELLO },
    ]),
    /place of a folder/,
  );
});

test('archives that two programs read in two ways are refused', async () => {
  await refused(zip([{ name: 'a', data: HELLO, local: 'b' }]), /contradicts/);
  await refused(
    zip([
      { name: 'a', data: HELLO },
      { name: 'b', data: HELLO, at: 0, local: 'a' },
    ]),
    /share their bytes/,
  );
  await refused(zip([{ name: 'a', data: HELLO, size: 3 }]), /lengths/);
  await refused(zip([{ name: 'a', data: HELLO, flags: 1 }]), /locked/);
  await refused(
    zip([{ name: 'a', data: HELLO }], (bytes) => concat([bytes, utf8('more')])),
    /not clear/,
  );
  await refused(
    zip([{ name: 'a', data: HELLO }], (bytes) => concat([bytes, bytes.slice(-22)])),
    /not clear|between|cut off/,
  );
  await refused(
    zip([{ name: 'a', data: HELLO }], (bytes) => concat([utf8('PK'), bytes])),
    /between|contradicts/,
  );
  await refused(new Blob([HELLO]), /no ZIP|cut off/);
  await refused(new Blob([]), /no ZIP|cut off/);
});

test('a local header that says other lengths or another check sum than the directory is refused', async () => {
  for (const odd of [{ localSize: 3 }, { localPacked: 3 }, { localCrc: 3 }, { localPacked: 0, localSize: 0 }]) {
    for (const deflate of [false, true]) {
      const made = { name: 'a', data: HELLO, deflate };
      await refused(zip([{ ...made, ...odd }]), /contradicts/);
      await refused(zip([{ ...made, ...odd, flags: 8, localFlags: 0 }]), /contradicts/);
      await refused(zip([{ ...made, ...odd, flags: 0, localFlags: 8 }]), /contradicts/);
      const files = await ZipFiles.open(zip([{ ...made, ...odd, flags: 8 }]));
      assert.equal(await text(files, 'a'), 'hello, hello, hello', 'what follows the file says it');
    }
  }
});

test('what lies between the files is refused, but for what describes one', async () => {
  const b = { name: 'b', data: HELLO };
  for (const length of [1, 12, 24, 200]) {
    const behind = new Uint8Array(length);
    await refused(zip([{ name: 'a', data: HELLO, behind }, b]), /between its files/);
    await refused(zip([b, { name: 'a', data: HELLO, behind }]), /between its files/);
    await refused(zip([{ ...b, at: length, data: concat([behind, HELLO]) }]), /contradicts|between/);
  }
  for (const length of [0, 12, 16, 20, 24]) {
    const behind = new Uint8Array(length);
    const files = await ZipFiles.open(zip([{ name: 'a', data: HELLO, flags: 8, behind }, b]));
    assert.deepEqual([...files.names().keys()], ['a', 'b']);
  }
  for (const length of [1, 13, 25, 200]) {
    const behind = new Uint8Array(length);
    await refused(zip([{ name: 'a', data: HELLO, flags: 8, behind }, b]), /between its files/);
  }
  // a file that the directory does not know, which a reader of local headers shows
  const hidden = header(30, [0, 4, 0x04034b50], [14, 4, CRC], [26, 2, 1]);
  await refused(
    zip([{ name: 'a', data: HELLO, behind: concat([hidden, utf8('h')]) }, b]),
    /between its files/,
  );
});

/** Of the same two texts, or of the first: what other programs write. */
const WRITTEN: Readonly<Record<string, string>> = {
  'as this project publishes it, nothing packed':
    'UEsDBAoAAAgAAAAAQQCfocoJEwAAABMAAAAIAAAAdjEvYS50eHRoZWxsbywgaGVsbG8sIGhlbGxvUEsDBAoAAAgAAAAAQQCfocoJEwAAABMAAAAJAAAAdjEvw7wudHh0aGVsbG8sIGhlbGxvLCBoZWxsb1BLAQIKAAoAAAgAAAAAQQCfocoJEwAAABMAAAAIAAAAAAAAAAAAAAAAAAAAAAB2MS9hLnR4dFBLAQIKAAoAAAgAAAAAQQCfocoJEwAAABMAAAAJAAAAAAAAAAAAAAAAADkAAAB2MS/DvC50eHRQSwUGAAAAAAIAAgBtAAAAcwAAAAAA',
  'by Java, with lengths behind the files':
    'UEsDBBQACAgIAAAAQQAAAAAAAAAAAAAAAAAIAAAAdjEvYS50eHTLSM3JyddRyECiAFBLBwifocoJCwAAABMAAABQSwMEFAAICAgAAABBAAAAAAAAAAAAAAAAAAkAAAB2MS/DvC50eHTLSM3JyddRyECiAFBLBwifocoJCwAAABMAAABQSwECFAAUAAgICAAAAEEAn6HKCQsAAAATAAAACAAAAAAAAAAAAAAAAAAAAAAAdjEvYS50eHRQSwECFAAUAAgICAAAAEEAn6HKCQsAAAATAAAACQAAAAAAAAAAAAAAAABBAAAAdjEvw7wudHh0UEsFBgAAAAACAAIAbQAAAIMAAAAAAA==',
  'by Info-ZIP, with a folder':
    'UEsDBAoAAAAAAE5WfF0AAAAAAAAAAAAAAAADABwAdjEvVVQJAAPzsQpr87EKa3V4CwABBAAAAAAEAAAAAFBLAwQUAAAACABOVnxdn6HKCQsAAAATAAAACQAcAHYxL8O8LnR4dFVUCQAD87EKa/OxCmt1eAsAAQQAAAAABAAAAADLSM3JyddRyECiAFBLAwQUAAAACABOVnxdn6HKCQsAAAATAAAACAAcAHYxL2EudHh0VVQJAAPzsQpr87EKa3V4CwABBAAAAAAEAAAAAMtIzcnJ11HIQKIAUEsBAh4DCgAAAAAATlZ8XQAAAAAAAAAAAAAAAAMAGAAAAAAAAAAQAO1BAAAAAHYxL1VUBQAD87EKa3V4CwABBAAAAAAEAAAAAFBLAQIeAxQAAAAIAE5WfF2focoJCwAAABMAAAAJABgAAAAAAAEAAACkgT0AAAB2MS/DvC50eHRVVAUAA/OxCmt1eAsAAQQAAAAABAAAAABQSwECHgMUAAAACABOVnxdn6HKCQsAAAATAAAACAAYAAAAAAABAAAApIGLAAAAdjEvYS50eHRVVAUAA/OxCmt1eAsAAQQAAAAABAAAAABQSwUGAAAAAAMAAwDmAAAA2AAAAAAA',
  'by Python, with long lengths behind the file':
    'UEsDBC0ACAAAAAAAQQAAAAAA//////////8IABQAdjEvYS50eHQBABAAAAAAAAAAAAAAAAAAAAAAAGhlbGxvLCBoZWxsbywgaGVsbG9QSwcIn6HKCRMAAAAAAAAAEwAAAAAAAABQSwECLQMtAAgAAAAAAEEAn6HKCRMAAAATAAAACAAAAAAAAAAAAAAApIEAAAAAdjEvYS50eHRQSwUGAAAAAAEAAQA2AAAAZQAAAAAA',
  'by Python, with long lengths before the file':
    'UEsDBC0AAAAIAAAAQQCfocoJ//////////8IABQAdjEvYS50eHQBABAAEwAAAAAAAAALAAAAAAAAAMtIzcnJ11HIQKIAUEsBAi0DLQAAAAgAAABBAJ+hygkLAAAAEwAAAAgAAAAAAAAAAAAAAKSBAAAAAHYxL2EudHh0UEsFBgAAAAABAAEANgAAAEUAAAAAAA==',
};

for (const [what, base64] of Object.entries(WRITTEN)) {
  test(`a ZIP ${what}, is read`, async () => {
    const files = await ZipFiles.open(new Blob([Buffer.from(base64, 'base64')]));
    assert.equal(files.names().get('v1/a.txt'), HELLO.length);
    for (const name of files.names().keys()) {
      assert.equal(await text(files, name), 'hello, hello, hello');
    }
  });
}

test('a packed file never unfolds to more than it says', async () => {
  const bomb = new Uint8Array(5_000_000);
  const files = await ZipFiles.open(
    zip([
      { name: 'long', data: bomb, deflate: true, size: 1000 },
      { name: 'short', data: HELLO, deflate: true, size: 1000 },
    ]),
  );
  await assert.rejects(() => files.open('long'), /longer/);
  await assert.rejects(() => files.open('short'), /shorter/);
});

test('a link is told and is no file', async () => {
  const files = await ZipFiles.open(zip([{ name: 'a', data: utf8('../b'), mode: 0o120777 }]));
  assert.deepEqual(files.odd(), ['a']);
  assert.equal(await files.open('a'), null);
});

test('long lengths of ZIP64 are read, and missing ones refused', async () => {
  const name = utf8('a');
  const extra = new Uint8Array(28);
  const to = view(extra);
  to.setUint16(0, 1, true);
  to.setUint16(2, 24, true);
  to.setBigUint64(4, BigInt(HELLO.length), true);
  to.setBigUint64(12, BigInt(HELLO.length), true);
  to.setBigUint64(20, 0n, true);
  const before = new Uint8Array(20);
  before.set(extra.subarray(0, 20));
  view(before).setUint16(2, 16, true);
  const local = concat([
    header(
      30,
      [0, 4, 0x04034b50],
      [18, 4, 0xffffffff],
      [22, 4, 0xffffffff],
      [26, 2, 1],
      [28, 2, before.length],
    ),
    name,
    before,
    HELLO,
  ]);
  const record = (with64: boolean): Uint8Array =>
    concat([
      header(
        46,
        [0, 4, 0x02014b50],
        [20, 4, 0xffffffff],
        [24, 4, 0xffffffff],
        [28, 2, 1],
        [30, 2, with64 ? extra.length : 0],
        [42, 4, 0xffffffff],
      ),
      name,
      with64 ? extra : new Uint8Array(0),
    ]);
  const whole = (with64: boolean): Blob => {
    const directory = record(with64);
    const end64 = new Uint8Array(56);
    const at = view(end64);
    at.setUint32(0, 0x06064b50, true);
    at.setBigUint64(4, 44n, true);
    at.setBigUint64(24, 1n, true);
    at.setBigUint64(32, 1n, true);
    at.setBigUint64(40, BigInt(directory.length), true);
    at.setBigUint64(48, BigInt(local.length), true);
    const locator = new Uint8Array(20);
    view(locator).setUint32(0, 0x07064b50, true);
    view(locator).setBigUint64(8, BigInt(local.length + directory.length), true);
    view(locator).setUint32(16, 1, true);
    const end = header(
      22,
      [0, 4, 0x06054b50],
      [8, 2, 0xffff],
      [10, 2, 0xffff],
      [12, 4, 0xffffffff],
      [16, 4, 0xffffffff],
    );
    return new Blob([concat([local, directory, end64, locator, end])]);
  };
  assert.equal(await text(await ZipFiles.open(whole(true)), 'a'), 'hello, hello, hello');
  await refused(whole(false), /long length/);
});

test('whatever byte of an archive is changed, it is refused or read within bounds', async () => {
  const honest = new Uint8Array(
    await zip([
      { name: 'v1/a.txt', data: HELLO },
      { name: 'v1/b.txt', data: HELLO, deflate: true },
    ]).arrayBuffer(),
  );
  for (let at = 0; at < honest.length; at++) {
    for (const bit of [1, 0x80]) {
      const changed = honest.slice();
      changed[at] = (changed[at] ?? 0) ^ bit;
      try {
        const files = await ZipFiles.open(new Blob([changed]));
        for (const name of files.names().keys()) {
          await files.open(name).catch(() => null);
        }
      } catch (error) {
        assert.ok(error instanceof MalformedZip, String(error));
      }
    }
  }
});
