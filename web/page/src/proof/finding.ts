import { harmless } from './text.js';

/** What a check found. Names and groups are those of the Java verifier: other programs read them. */

export type Group = 'MATCH' | 'UNPROVED' | 'SIGNER' | 'NOTE';

export const CODES = {
  MANIFEST_UNREADABLE: 'MATCH',
  MANIFEST_CONTRADICTS: 'MATCH',
  NOT_UNDERSTOOD: 'NOTE',
  SIGNATURE_MISSING: 'SIGNER',
  SIGNATURE_BAD: 'MATCH',
  KEY_UNKNOWN: 'SIGNER',
  SEAL_MISSING: 'MATCH',
  SEAL_UNREADABLE: 'MATCH',
  SEAL_DIFFERS: 'MATCH',
  SEAL_SIGNATURE_MISSING: 'SIGNER',
  SEAL_SIGNATURE_BAD: 'MATCH',
  ROOT_DIFFERS: 'MATCH',
  LEAVES_INCOMPLETE: 'MATCH',
  FILE_MISSING: 'MATCH',
  FILE_DIFFERS: 'MATCH',
  FILE_ADDED: 'MATCH',
  FILE_UNREADABLE: 'MATCH',
  NAME_UNSAFE: 'MATCH',
  LINK_FOUND: 'MATCH',
  MEDIA_UNREADABLE: 'MATCH',
  MEDIA_HIDDEN_DATA: 'MATCH',
  UNIT_CHANGED: 'MATCH',
  UNIT_MISSING: 'MATCH',
  UNIT_ADDED: 'MATCH',
  UNIT_REPEATED: 'MATCH',
  UNIT_MALFORMED: 'MATCH',
  UNIT_REORDERED: 'MATCH',
  LEAF_MOVED: 'MATCH',
  SUPPLEMENT_DIFFERS: 'MATCH',
  PARAMETERS_DIFFER: 'MATCH',
  TIMES_DIFFER: 'MATCH',
  RENDER_DIFFERS: 'MATCH',
  GAP_DIFFERS: 'MATCH',
  NOT_PROVED: 'UNPROVED',
  PLAN_UNREADABLE: 'MATCH',
  PLAN_DIFFERS: 'MATCH',
  RENDER_UNEXPLAINED: 'MATCH',
  MUTE_DIFFERS: 'MATCH',
  LABELS_DIFFER: 'MATCH',
  DECISIONS_UNREADABLE: 'MATCH',
  DECISIONS_DIFFER: 'MATCH',
  DECISIONS_SIGNATURE_MISSING: 'SIGNER',
  DECISIONS_SIGNATURE_BAD: 'MATCH',
  UNREVIEWED: 'NOTE',
  LIKENESS_LOW: 'NOTE',
  PICTURES_UNREADABLE: 'MATCH',
  PICTURES_DIFFER: 'MATCH',
  PICTURES_SIGNATURE_MISSING: 'SIGNER',
  PICTURES_SIGNATURE_BAD: 'MATCH',
  PICTURE_DIFFERS: 'MATCH',
  CATALOGUE_UNREADABLE: 'MATCH',
  CATALOGUE_DIFFERS: 'MATCH',
  CATALOGUE_SIGNATURE_MISSING: 'SIGNER',
  CATALOGUE_SIGNATURE_BAD: 'MATCH',
  CATALOGUE_ROOT_DIFFERS: 'MATCH',
  CATALOGUE_LACKS_RECORDING: 'MATCH',
  CONVERSION_ONLY: 'NOTE',
  TIMELINE_UNREADABLE: 'MATCH',
  TIME_NOT_IMPLIED: 'MATCH',
  TIME_UNSOLVED: 'UNPROVED',
  TIME_LEFT_OUT: 'NOTE',
  TIMELINE_SIGNATURE_MISSING: 'SIGNER',
  TIMELINE_SIGNATURE_BAD: 'MATCH',
  NESTED_MISSING: 'MATCH',
  NESTED_DIFFERS: 'MATCH',
  CLIP_DIFFERS: 'MATCH',
  CLIPS_OVERLAP: 'MATCH',
  TOTALS_WRONG: 'MATCH',
  APPROVAL_MISSING: 'UNPROVED',
  APPROVAL_NOT_BOUND: 'UNPROVED',
  APPROVAL_BAD: 'MATCH',
  APPROVAL_DIFFERS: 'MATCH',
  APPROVAL_SAME_KEY: 'MATCH',
  APPROVED_ALONE: 'NOTE',
  DERIVED_ONLY: 'NOTE',
  RECALLED: 'UNPROVED',
  RECALL_UNREADABLE: 'UNPROVED',
  RECALL_SIGNATURE_MISSING: 'UNPROVED',
  RECALL_SIGNATURE_BAD: 'UNPROVED',
  WITHDRAWN_PRESENT: 'NOTE',
  HEAD_UNREADABLE: 'UNPROVED',
  HEAD_SIGNATURE_MISSING: 'UNPROVED',
  HEAD_SIGNATURE_BAD: 'UNPROVED',
  HEAD_DIFFERS: 'MATCH',
  HEAD_STALE: 'UNPROVED',
  HEAD_EXPIRED: 'NOTE',
  NOT_NEWEST: 'NOTE',
} as const satisfies Record<string, Group>;

export type Code = keyof typeof CODES;

/** What was not done, and why a reader must know; each is a text of its own. */
export type NotChecked =
  | 'FILES_ADDED' // over the web nobody can list a folder
  | 'PUBLIC_ROOT' // no list of versions or recall could be reached
  | 'PICTURES' // nothing here decodes pictures
  | 'PICTURES_SEAL' // nobody sealed the pictures of what was re-encoded
  | 'PICTURES_FORMAT' // the browser's decoder can't do these
  | 'TIMES_SOLVED' // bounds follow from the reasons they name; whether tighter ones follow is not solved
  | 'TIMES_TOO_MUCH'
  | 'TOO_LARGE'; // numbers beyond what a browser counts exactly

/** About a leaf: where in which track, and when, where that is known. */
export interface Spot {
  readonly track: string;
  readonly leaf?: number;
  readonly begins?: number;
  readonly ends?: number;
}

export interface Finding {
  readonly code: Code;
  readonly group: Group;
  /** In the release; empty where it is about none. */
  readonly file: string;
  readonly words: string;
  readonly spot: Spot | null;
}

const MOST_OF_A_KIND = 50;

/** Collects findings; of each kind no more than anybody reads, but counts them all. */
export class Findings {
  readonly list: Finding[] = [];
  readonly counts = new Map<Code, number>();
  readonly notChecked = new Set<NotChecked>();

  add(code: Code, file: string, words = '', spot: Spot | null = null): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= MOST_OF_A_KIND) {
      this.list.push({
        code,
        group: CODES[code],
        file: harmless(file),
        words: harmless(words),
        spot,
      });
    }
  }

  /** All of a release within, whose files have this before their names here. */
  addAll(inside: Findings, before: string): void {
    const listed = new Map<Code, number>();
    for (const finding of inside.list) {
      listed.set(finding.code, (listed.get(finding.code) ?? 0) + 1);
      this.add(finding.code, before + finding.file, finding.words, finding.spot);
    }
    for (const [code, count] of inside.counts) {
      const left = count - (listed.get(code) ?? 0);
      if (left > 0) {
        this.counts.set(code, (this.counts.get(code) ?? 0) + left);
      }
    }
    for (const missing of inside.notChecked) {
      this.notChecked.add(missing);
    }
  }

  has(group: Group): boolean {
    return [...this.counts.keys()].some((code) => CODES[code] === group);
  }
}

/** What a file says is beyond what can be counted exactly here: then nothing about it is said. */
export class TooLarge extends Error {}

/** A whole number that is exact, or nothing is said about the file. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) {
    throw new TooLarge('a number beyond 2^53');
  }
  return value;
}
