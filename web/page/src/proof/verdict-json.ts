import { canonical, type JsonObject, type JsonValue } from './json.js';
import type { Finding } from './finding.js';
import type { PublicationVerdict } from './verify-publication.js';
import { good, intact, proved, type ReleaseVerdict } from './verify-release.js';

/** A verdict for other programs, in the words of the Java verifier's. */
export function verdictJson(verdict: ReleaseVerdict | PublicationVerdict): Uint8Array {
  const { findings } = verdict;
  return canonical(
    new Map<string, JsonValue>([
      ['intact', intact(verdict)],
      ['proved', proved(verdict)],
      ['good', good(verdict)],
      ['recalled', findings.counts.has('RECALLED')],
      ['findings', findings.list.map(findingJson)],
      ['counts', new Map(findings.counts)],
      ['notChecked', [...findings.notChecked].sort()],
    ]),
  );
}

function findingJson(finding: Finding): JsonObject {
  const fields = new Map<string, JsonValue>([
    ['code', finding.code],
    ['group', finding.group],
    ['file', finding.file],
    ['words', finding.words],
  ]);
  for (const [name, value] of Object.entries(finding.spot ?? {})) {
    if (value !== undefined) {
      fields.set(name, value as string | number);
    }
  }
  return fields;
}
