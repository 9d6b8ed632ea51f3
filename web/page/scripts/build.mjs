// Builds what the program takes along: node scripts/build.mjs
// The same sources and the same lock file give the same bytes: no time, no path and no random name goes in.
import { build } from 'esbuild';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkHtml } from './check-html.mjs';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const made = join(home, 'target', 'dist');
const dist = join(home, 'dist');
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });

const common = {
  absWorkingDir: home,
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};
/** One classic script: modules are not loaded from file://. */
async function script(entry) {
  const result = await build({ ...common, entryPoints: [entry], format: 'iife', platform: 'browser', write: false });
  return result.outputFiles[0].text;
}

writeFileSync(join(made, 'page.js'), await script('src/main.ts'));
const style = await build({
  ...common,
  stdin: {
    contents: "@import './src/player/player.css'; @import './src/proof/proof.css';",
    loader: 'css',
    resolveDir: home,
  },
  write: false,
});
writeFileSync(join(made, 'player.css'), style.outputFiles[0].text);
writeFileSync(join(made, 'check.html'), checkHtml(await script('src/proof/standalone.ts')));
// For the tests that hold this checker against the Java verifier; no page has it.
await build({
  ...common,
  minify: false,
  entryPoints: ['src/proof/cli.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outfile: join(made, 'check-cli.js'),
});
// All or nothing: half a build is never packed.
rmSync(dist, { recursive: true, force: true });
renameSync(made, dist);
