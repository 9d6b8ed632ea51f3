import { digestOf, Sha256, type Digest } from './digest.js';

/** Merkle trees of RFC 9162, section 2.1, over digests of leaves. */

export function node(left: Digest, right: Digest): Digest {
  return new Sha256().byte(1).add(left).add(right).end();
}

/** The largest power of two below a number above 1. */
export function split(leaves: number): number {
  let power = 1;
  while (power * 2 < leaves) {
    power *= 2;
  }
  return power;
}

/** The root over these leaves; of none the SHA-256 of nothing. */
export function root(leaves: readonly Digest[]): Digest {
  const subtrees: { digest: Digest; size: number }[] = [];
  for (const leaf of leaves) {
    let top = { digest: leaf, size: 1 };
    for (let last = subtrees.at(-1); last?.size === top.size; last = subtrees.at(-1)) {
      subtrees.pop();
      top = { digest: node(last.digest, top.digest), size: 2 * top.size };
    }
    subtrees.push(top);
  }
  const last = subtrees.pop();
  if (last === undefined) {
    return digestOf();
  }
  return subtrees.reduceRight((right, left) => node(left.digest, right), last.digest);
}

/** A stretch of leaves: one whose digest is known, or a run behind nodes. */
export type Part =
  | { readonly leaves: 1; readonly leaf: Digest }
  | { readonly leaves: number; readonly nodes: readonly Digest[] };

/**
 * The root of a tree that has these parts, from the first leaf to the last; null where a closed run
 * has more or fewer nodes than it needs.
 */
export function rootOfParts(parts: readonly Part[]): Digest | null {
  let leaves = 0;
  for (const part of parts) {
    leaves += part.leaves;
  }
  if (leaves === 0) {
    return digestOf();
  }
  const walk = new Walk(parts);
  const found = walk.subtree(0, leaves);
  return walk.done() ? found : null;
}

class Walk {
  private readonly parts: readonly Part[];
  private part = -1;
  private begin = 0;
  private end = 0;
  private used = 0;
  private spare = false;

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** Deep as the tree: at most 53. */
  subtree(low: number, high: number): Digest | null {
    while (low >= this.end) {
      this.leave();
      this.part++;
      this.used = 0;
      this.begin = this.end;
      this.end += this.parts[this.part]?.leaves ?? Infinity;
    }
    if (this.begin <= low && high <= this.end) {
      const part = this.parts[this.part];
      if (part === undefined) {
        return null;
      }
      return 'leaf' in part ? part.leaf : (part.nodes[this.used++] ?? null);
    }
    const middle = low + split(high - low);
    const left = this.subtree(low, middle);
    if (left === null) {
      return null;
    }
    const right = this.subtree(middle, high);
    return right === null ? null : node(left, right);
  }

  private leave(): void {
    const part = this.parts[this.part];
    if (part !== undefined && 'nodes' in part) {
      this.spare ||= this.used < part.nodes.length;
    }
  }

  done(): boolean {
    this.leave();
    return !this.spare;
  }
}

function half(value: number): number {
  return Math.floor(value / 2);
}

/** Whether a path leads from a leaf to a root, section 2.1.3.2. */
export function included(
  leaf: Digest,
  index: number,
  size: number,
  path: readonly Digest[],
  expected: Digest,
): boolean {
  if (index < 0 || index >= size) {
    return false;
  }
  let place = index;
  let last = size - 1;
  let at = leaf;
  for (const sibling of path) {
    if (last === 0) {
      return false;
    }
    if (place % 2 === 1 || place === last) {
      at = node(sibling, at);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      at = node(at, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && at === expected;
}

/** Whether a path proves that one tree is the beginning of another, section 2.1.4.2. */
export function consistent(
  size: number,
  earlierRoot: Digest,
  laterSize: number,
  laterRoot: Digest,
  path: readonly Digest[],
): boolean {
  if (size < 1 || size > laterSize) {
    return false;
  }
  if (size === laterSize) {
    return path.length === 0 && earlierRoot === laterRoot;
  }
  const steps = Number.isInteger(Math.log2(size)) ? [earlierRoot, ...path] : [...path];
  const first = steps.shift();
  if (first === undefined) {
    return false;
  }
  let place = size - 1;
  let last = laterSize - 1;
  while (place % 2 === 1) {
    place = half(place);
    last = half(last);
  }
  let earlier = first;
  let later = first;
  for (const step of steps) {
    if (last === 0) {
      return false;
    }
    if (place % 2 === 1 || place === last) {
      earlier = node(step, earlier);
      later = node(step, later);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      later = node(later, step);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && earlier === earlierRoot && later === laterRoot;
}
