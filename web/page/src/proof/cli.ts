import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NodeFiles } from './files-node.js';
import { NOBODY, typedFingerprint, type Trust } from './keys.js';
import { HEAD, PUBLICATION, RECALL } from './publication-document.js';
import { SIGNATURE } from './release-document.js';
import { verdictJson } from './verdict-json.js';
import { verifyPublication } from './verify-publication.js';
import { verifyRelease } from './verify-release.js';

/**
 * The page's verifier on the command line, so that tests can hold it against the Java one:
 * `node check-cli.js LIST`, where LIST names a release, the trusted fingerprint (or `-`), the time
 * and a file for the verdict on each line, with tabs between.
 */

/** What a checker looks at beside all versions. */
const BESIDE = [HEAD, RECALL].flatMap((name) => [name, name + SIGNATURE]);

async function check(release: string, trusted: string, now: string): Promise<Uint8Array> {
  const named = typedFingerprint(trusted);
  const trust: Trust = named === null ? NOBODY : { ...NOBODY, named: [named] };
  const checking = { trust, pictures: null, progress: (): void => undefined };
  const files = new NodeFiles(release);
  const verdict = files.names().has(PUBLICATION)
    ? await verifyPublication(files, {
        ...checking,
        now,
        root: new NodeFiles(dirname(release), BESIDE),
      })
    : await verifyRelease(files, checking);
  return verdictJson(verdict);
}

const [, , list] = process.argv;
if (list === undefined) {
  process.stderr.write('usage: node check-cli.js LIST\n');
  process.exitCode = 2;
} else {
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const [release, trusted, now, verdict] = line.split('\t');
    if (
      release !== undefined &&
      trusted !== undefined &&
      now !== undefined &&
      verdict !== undefined
    ) {
      writeFileSync(verdict, await check(release, trusted, now));
    }
  }
}
