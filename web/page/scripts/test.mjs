// Runs the tests: node scripts/test.mjs. Node 20 reads no TypeScript, so they are bundled first.
// Leaves its counts where ./check looks for those of other modules.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(home, 'target', 'tests');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const tests = readdirSync(join(home, 'test')).filter((name) => name.endsWith('.test.ts'));
await build({
  absWorkingDir: home,
  entryPoints: tests.map((name) => `test/${name}`),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir: out,
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
  logLevel: 'warning',
});
const report = join(home, 'target', 'tests.xml');
const run = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    `--test-reporter-destination=${report}`,
    ...tests.map((name) => join(out, name.replace(/\.ts$/, '.mjs'))),
  ],
  { cwd: home, stdio: 'inherit' },
);
const xml = readFileSync(report, 'utf8');
const of = (what) => Number(new RegExp(`<!-- ${what} ([\\d.]+) -->`).exec(xml)?.[1] ?? 0);
const counts = `tests="${of('tests')}" failures="${of('fail') + of('cancelled')}" errors="0" skipped="${of('skipped') + of('todo')}"`;
const reports = join(home, 'target', 'surefire-reports');
mkdirSync(reports, { recursive: true });
writeFileSync(
  join(reports, 'TEST-page.xml'),
  `<testsuite name="page" time="${of('duration_ms') / 1000}" ${counts}></testsuite>\n`,
);
if (of('tests') === 0) {
  throw new Error('nothing was tested');
}
process.exit(run.status ?? 1);
