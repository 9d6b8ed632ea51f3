import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, unhex, utf8 } from './bytes.js';
import { digestOf, type Digest } from './digest.js';
import { WORDS } from './fingerprint-words.js';
import { Fields, Malformed, readJson } from './json.js';

/** Public keys, their fingerprints, and signatures beside documents. */

hashes.sha512 = sha512;

export const LONGEST_SIGNATURE = 4096;
const LONGEST_KEY_FILE = 4096;
const KEY = /^[0-9a-f]{64}$/;
const SIGNATURE = /^[0-9a-f]{128}$/;
const TYPE = /^[a-z][a-z0-9-]{0,31}$/;

const FIELD = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** Second coordinates of all points whose eightfold is the neutral one. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

function littleEndian(hexDigits: string): bigint {
  const pairs = hexDigits.match(/../g) ?? [];
  return BigInt(`0x${pairs.reverse().join('')}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base % FIELD;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) {
      result = (result * factor) % FIELD;
    }
    factor = (factor * factor) % FIELD;
  }
  return result;
}

/** Whether a point with this second coordinate is on the curve: x^2 = (y^2 - 1) / (d y^2 + 1). */
function onCurve(y: bigint): boolean {
  const square = (y * y) % FIELD;
  const above = (square - 1n + FIELD) % FIELD;
  const below = (D * square + 1n) % FIELD;
  const quotient = (above * power(below, FIELD - 2n)) % FIELD;
  return quotient === 0n || power(quotient, (FIELD - 1n) / 2n) === 1n;
}

/** A public key that can be safely used: 64 digits. */
export type Key = string;

export function isKey(digits: string): digits is Key {
  if (!KEY.test(digits)) {
    return false;
  }
  const last = (Number.parseInt(digits.substring(62), 16) & 0x7f).toString(16).padStart(2, '0');
  const second = digits.substring(0, 62) + last;
  if (SMALL_ORDER.has(second)) {
    return false;
  }
  const y = littleEndian(second);
  return y < FIELD && onCurve(y);
}

export function fingerprint(key: Key): Digest {
  return digestOf(unhex(key));
}

/** A digest's first 12 bytes as words. */
export function spoken(digest: Digest): string {
  return [...unhex(digest.substring(0, 24))].map((byte) => WORDS[byte] ?? '').join('-');
}

export interface Signature {
  readonly type: string;
  readonly key: Key;
  readonly signature: string;
}

function strict(file: Uint8Array, longest: number, schema: string, names: readonly string[]): Fields {
  if (file.length > longest) {
    throw new Malformed(`longer than ${String(longest)} bytes`);
  }
  const fields = Fields.of(readJson(file), 'the file');
  fields.requireSchema(schema, 1);
  fields.only('schema', 'version', ...names);
  return fields;
}

function key(fields: Fields): Key {
  const digits = fields.text('publicKey');
  if (!isKey(digits)) {
    throw new Malformed('publicKey is no key that could be safely used');
  }
  return digits;
}

export function readSignature(file: Uint8Array): Signature {
  const fields = strict(file, LONGEST_SIGNATURE, 'unseal/signature', [
    'publicKey',
    'signature',
    'type',
  ]);
  const type = fields.text('type');
  if (!TYPE.test(type)) {
    throw new Malformed('type is not the name of a kind of document');
  }
  const signature = fields.text('signature');
  if (!SIGNATURE.test(signature)) {
    throw new Malformed('signature is not 128 lower-case hexadecimal digits');
  }
  return { type, key: key(fields), signature };
}

export type SignatureCheck = 'VALID' | 'BAD' | 'OTHER_TYPE';

export function checkSignature(
  signature: Signature,
  type: string,
  document: Uint8Array,
): SignatureCheck {
  if (signature.type !== type) {
    return 'OTHER_TYPE';
  }
  try {
    const signed = concat([utf8(`unseal-${type}-1\n`), document]);
    return verify(unhex(signature.signature), signed, unhex(signature.key), { zip215: false })
      ? 'VALID'
      : 'BAD';
  } catch {
    return 'BAD';
  }
}

/** The key of a file that its owner publishes. */
export function readPublishedKey(file: Uint8Array): Key {
  const fields = strict(file, LONGEST_KEY_FILE, 'unseal/public-key', [
    'publicKey',
    'fingerprint',
    'words',
  ]);
  const found = key(fields);
  const digest = fingerprint(found);
  if (fields.text('fingerprint') !== digest || fields.text('words') !== spoken(digest)) {
    throw new Malformed('the fingerprint is not the key’s');
  }
  return found;
}

/** A fingerprint as a person typed it, as the digits that it must begin with; null for none. */
export function typedFingerprint(typed: string): string | null {
  const lower = typed.toLowerCase();
  const digits = lower.replace(/[^a-z0-9]+/g, '');
  if (KEY.test(digits)) {
    return digits;
  }
  const words = lower.split(/[^a-z0-9]+/).filter((word) => word !== '');
  if (words.length !== 12) {
    return null;
  }
  let found = '';
  for (const word of words) {
    const value = WORDS.indexOf(word);
    if (value < 0) {
      return null;
    }
    found += value.toString(16).padStart(2, '0');
  }
  return found;
}

export type Standing = 'PINNED' | 'AS_PUBLISHED' | 'VOUCHED' | 'UNKNOWN';

/**
 * The keys that whoever checks trusts, by their own doing: a fingerprint that they got elsewhere, or
 * a key file of the publisher's own domain. Never what came with a release.
 */
export interface Trust {
  /** As `typedFingerprint` gives them. */
  readonly named: readonly string[];
  readonly published: readonly Key[];
  /** Whether a publication that names the digest of what is checked vouches for all else. */
  readonly vouched: boolean;
}

export const NOBODY: Trust = { named: [], published: [], vouched: false };

export function standing(trust: Trust, signer: Key): Standing {
  const digest = fingerprint(signer);
  if (trust.named.some((name) => digest.startsWith(name))) {
    return 'PINNED';
  }
  if (trust.published.includes(signer)) {
    return 'AS_PUBLISHED';
  }
  return trust.vouched ? 'VOUCHED' : 'UNKNOWN';
}
