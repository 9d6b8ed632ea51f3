import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The repository's root. */
export const root = join(here, "..", "..", "..", "..");

/** Where the pictures of every state are put, to be looked at. */
export const screenshots = join(here, "..", "..", "target", "screenshots");

/**
 * The public root that is tested: what the tutorial's test published, or another one by
 * UNSEAL_RELEASES.
 */
export function releases(): string {
  return process.env["UNSEAL_RELEASES"] ?? join(root, "cli", "target", "releases");
}

/** The newest version in it, as "v2". */
export function newest(): string {
  const folder = releases();
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^v[1-9]\d*$/.test(name)) : [];
  const last = versions.sort((one, other) => Number(one.slice(1)) - Number(other.slice(1))).at(-1);
  if (last === undefined) {
    throw new Error(`no published releases in ${folder}: mvn -pl cli -am test -Dtest=TutorialIT makes them`);
  }
  return last;
}
