// Notes the checker's SHA-256 where readers find it: npm run record, after a change of the check.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const digest = createHash('sha256')
  .update(readFileSync(join(home, 'dist', 'check.html')))
  .digest('hex');
writeFileSync(join(home, '..', '..', 'docs', 'checker.sha256'), `${digest}  check.html\n`);
