import { u32 } from './bytes.js';
import { Sha256, type Digest } from './digest.js';
import { ParameterSets, setsIn, splitNals, type NalPlace, type Role, type UnitFormat } from './nal.js';
import { salted, type Parts, type Salts } from './track.js';

interface Leaf {
  readonly salts: Salts | null;
  readonly content: Sha256;
  readonly supplement: Sha256 | null;
}

const RENDERED = 0x17;

/**
 * Digests the units of a released track leaf by leaf, where the manifest says which units are a
 * leaf. Units must all pass by, in decode order: parameter sets among them are remembered.
 */
export class LeafReader {
  private readonly format: UnitFormat;
  private readonly sets: ParameterSets | null;
  private leaf: Leaf | null = null;
  /** Whether there was supplementary information in a leaf that was made for the release. */
  supplemented = false;
  /** Whether all programs find the same NAL units in the leaf's units. */
  exact = true;

  constructor(format: UnitFormat) {
    this.format = format;
    this.sets = format.is === 'NAL' ? new ParameterSets(format.codec) : null;
    if (format.is === 'NAL') {
      for (const set of setsIn(format.codec, format.extradata)) {
        if (format.codec.role(format.codec.type(format.extradata, set.from)) === 'PARAMETERS') {
          this.sets?.sent(format.extradata, set.from, set.end);
        }
      }
    }
  }

  /** From here on come units of a leaf that was copied. */
  beginSealed(salts: Salts): void {
    this.leaf = { salts, content: salted(0x10, salts.c), supplement: salted(0x11, salts.s) };
    this.exact = true;
  }

  /** From here on come units that were made for a release. */
  beginRendered(): void {
    this.leaf = { salts: null, content: new Sha256().byte(RENDERED), supplement: null };
    this.supplemented = false;
    this.exact = true;
  }

  /** The next unit; whether decoding can begin at it, as far as that shows in NAL units. */
  add(unit: Uint8Array): boolean {
    if (this.format.is === 'WHOLE') {
      this.leaf?.content.update(u32(1)).update(u32(unit.length)).update(unit);
      this.leaf?.supplement?.update(u32(0));
      return false;
    }
    const codec = this.format.codec;
    const places: NalPlace[] = [];
    const exact = splitNals(unit, this.format.lengthSize, places);
    this.exact &&= exact;
    let start = false;
    const roles: Role[] = [];
    for (const place of places) {
      const type = codec.type(unit, place.from);
      const role = codec.role(type);
      start ||= codec.start(type);
      roles.push(role);
      if (role === 'PARAMETERS') {
        this.sets?.sent(unit, place.from, place.end);
      } else if (role === 'CONTENT') {
        this.sets?.slice(unit, place.from, place.end);
      } else if (role === 'SUPPLEMENT') {
        this.supplemented = true;
      }
    }
    if (this.leaf === null) {
      this.sets?.takeUsed();
    } else {
      pieces(this.leaf.content, 'CONTENT', unit, places, roles);
      if (this.leaf.supplement !== null) {
        pieces(this.leaf.supplement, 'SUPPLEMENT', unit, places, roles);
      }
    }
    return start;
  }

  endSealed(): Parts {
    const leaf = this.take();
    if (leaf.salts === null || leaf.supplement === null) {
      throw new Error('not a sealed leaf');
    }
    return {
      c: leaf.content.end(),
      s: leaf.supplement.end(),
      p: addSets(salted(0x12, leaf.salts.p), this.takeUsed()).end(),
    };
  }

  endRendered(): Digest {
    return addSets(this.take().content, this.takeUsed()).end();
  }

  private take(): Leaf {
    const leaf = this.leaf;
    this.leaf = null;
    if (leaf === null) {
      throw new Error('no leaf was begun');
    }
    return leaf;
  }

  private takeUsed(): readonly Uint8Array[] {
    if (this.sets !== null) {
      return this.sets.takeUsed();
    }
    return this.format.extradata.length === 0 ? [] : [this.format.extradata];
  }
}

function pieces(
  digest: Sha256,
  wanted: Role,
  unit: Uint8Array,
  places: readonly NalPlace[],
  roles: readonly Role[],
): void {
  let count = 0;
  for (const role of roles) {
    count += role === wanted ? 1 : 0;
  }
  digest.update(u32(count));
  places.forEach((place, i) => {
    if (roles[i] === wanted) {
      digest.update(u32(place.end - place.from)).update(unit.subarray(place.from, place.end));
    }
  });
}

function addSets(digest: Sha256, sets: readonly Uint8Array[]): Sha256 {
  digest.update(u32(sets.length));
  for (const set of sets) {
    digest.update(u32(set.length)).update(set);
  }
  return digest;
}
