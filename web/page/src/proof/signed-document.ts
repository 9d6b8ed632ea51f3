import type { Code, Findings } from './finding.js';
import { readWhole, type ReleaseFiles } from './files.js';
import { Malformed } from './json.js';
import {
  checkSignature,
  fingerprint,
  LONGEST_SIGNATURE,
  readSignature,
  spoken,
  standing,
  type Key,
  type Signature,
  type Standing,
  type Trust,
} from './keys.js';
import { SIGNATURE } from './release-document.js';

/** A valid signature of one of the documents. */
export interface Signer {
  readonly document: string;
  readonly key: Key;
  readonly fingerprint: string;
  readonly words: string;
  readonly standing: Standing;
}

/** Who signed a document, as the file beside it says and its signature shows; null for nobody. */
export async function checkSigned(
  files: ReleaseFiles,
  trust: Trust,
  findings: Findings,
  name: string,
  document: Uint8Array,
  type: string,
  codes: { readonly missing: Code; readonly bad: Code },
): Promise<Signer | null> {
  const file = await readWhole(files, name + SIGNATURE, LONGEST_SIGNATURE);
  if (file.is === 'missing') {
    findings.add(codes.missing, name);
    return null;
  }
  let signature: Signature;
  try {
    if (file.is === 'unreadable') {
      throw new Malformed(file.words);
    }
    signature = readSignature(file.bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) {
      throw error;
    }
    findings.add(codes.bad, name, "the signature's file can't be read");
    return null;
  }
  const check = checkSignature(signature, type, document);
  if (check !== 'VALID') {
    const other = check === 'OTHER_TYPE' ? 'a signature for another kind of document' : '';
    findings.add(codes.bad, name, other);
    return null;
  }
  const known = standing(trust, signature.key);
  const digest = fingerprint(signature.key);
  const words = spoken(digest);
  if (known === 'UNKNOWN') {
    findings.add('KEY_UNKNOWN', name, `signed with ${words}`);
  }
  return { document: name, key: signature.key, fingerprint: digest, words, standing: known };
}
