import { sha256 } from '@noble/hashes/sha2.js';
import { hex, unhex, type Bytes } from './bytes.js';

/** 64 lower-case hexadecimal digits: so two are the same if they are equal. */
export type Digest = string;

const DIGEST = /^[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** A SHA-256 under way. WebCrypto has none that takes its bytes piece by piece. */
export class Sha256 {
  private readonly state = sha256.create();

  update(bytes: Uint8Array): this {
    this.state.update(bytes);
    return this;
  }

  /** Adds a digest's 32 bytes. */
  add(digest: Digest): this {
    return this.update(unhex(digest));
  }

  byte(value: number): this {
    return this.update(Uint8Array.of(value));
  }

  end(): Digest {
    return hex(this.state.digest());
  }

  endBytes(): Bytes {
    return new Uint8Array(this.state.digest());
  }
}

export function digestOf(...parts: readonly Uint8Array[]): Digest {
  const sha = new Sha256();
  for (const part of parts) {
    sha.update(part);
  }
  return sha.end();
}
