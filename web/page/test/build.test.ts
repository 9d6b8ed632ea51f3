import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const work = mkdtempSync(join(tmpdir(), 'unseal-page-'));
after(() => {
  rmSync(work, { recursive: true });
});

/** Builds a copy of the sources in a folder of its own; what it makes, by name. */
function built(folder: string, environment: Readonly<Record<string, string>>): Map<string, Buffer> {
  const home = join(work, folder);
  mkdirSync(home, { recursive: true });
  for (const source of ['src', 'scripts', 'package.json', 'tsconfig.json']) {
    cpSync(source, join(home, source), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(home, 'node_modules'), 'junction');
  const run = spawnSync(process.execPath, [join(home, 'scripts', 'build.mjs')], {
    cwd: work,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return new Map(
    ['check.html', 'page.js', 'player.css'].map((name) => [name, readFileSync(join(home, 'dist', name))]),
  );
}

test('the same sources give the same bytes, wherever and whenever they are built', () => {
  const here = built('a', { TZ: 'UTC', LC_ALL: 'C' });
  const there = built(join('another folder', 'deeper', 'page'), {
    TZ: 'Asia/Tokyo',
    LC_ALL: 'es_ES.UTF-8',
    NODE_ENV: 'production',
  });
  for (const [name, bytes] of here) {
    assert.ok(bytes.length > 1000, name);
    assert.ok(bytes.equals(there.get(name) ?? Buffer.of()), name);
    assert.ok(bytes.equals(readFileSync(join('dist', name))), `${name} as it was built before`);
  }
});

test('the digest of the checker that the documentation tells is that of this one', () => {
  const digest = createHash('sha256').update(readFileSync(join('dist', 'check.html'))).digest('hex');
  assert.equal(
    readFileSync(join('..', '..', 'docs', 'checker.sha256'), 'utf8'),
    `${digest}  check.html\n`,
    'the checker has changed: run "npm run record" in web/page and commit docs/checker.sha256',
  );
});
