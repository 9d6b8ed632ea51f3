import type { Digest } from './digest.js';
import { Fields, Malformed, readJson } from './json.js';
import { checkSignature, isKey, readSignature, type Key, type Signature } from './keys.js';
import { optionalPlain } from './text.js';

/** That somebody approved what others decided for one clip: docs/formats/approval.md. */

export const LONGEST_APPROVAL = 1 << 16;
const MOST_INT = 2 ** 31 - 1;
const MOST_DECIDERS = 100;
const CLIP = /^c[1-9][0-9]{0,3}$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;

export interface Approval {
  readonly of: 'plan' | 'rendition';
  readonly clip: string;
  readonly seal: Digest;
  readonly from: number;
  readonly to: number;
  readonly plan: Digest;
  readonly rendition: Digest | null;
  readonly deciders: readonly Key[];
  readonly alone: string | null;
  readonly approved: string;
}

export function readApproval(document: Uint8Array): Approval {
  if (document.length > LONGEST_APPROVAL) {
    throw new Malformed(`the approval is longer than ${String(LONGEST_APPROVAL)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the approval');
  object.requireSchema('unseal/approval', 1);
  object.only(
    ...['schema', 'version', 'of', 'clip', 'seal', 'from', 'to', 'plan', 'rendition', 'deciders'],
    ...['alone', 'approved'],
  );
  const of = object.text('of');
  if (of !== 'plan' && of !== 'rendition') {
    throw new Malformed('the approval is of what is not known here');
  }
  const deciders = object.elements('deciders').map((each) => {
    if (typeof each !== 'string' || !isKey(each)) {
      throw new Malformed('a decider of the approval is no key');
    }
    return each;
  });
  const from = object.within('from', 0, MOST_INT);
  const to = object.within('to', 1, MOST_INT);
  const clip = object.text('clip');
  const approved = object.text('approved');
  const rendition = object.has('rendition') ? object.digest('rendition') : null;
  const sound =
    to > from &&
    CLIP.test(clip) &&
    TIME.test(approved) &&
    (rendition !== null) === (of === 'rendition') &&
    deciders.length <= MOST_DECIDERS &&
    new Set(deciders).size === deciders.length;
  if (!sound) {
    throw new Malformed('the approval has a value that can’t be');
  }
  return {
    of,
    clip,
    seal: object.digest('seal'),
    from,
    to,
    plan: object.digest('plan'),
    rendition,
    deciders,
    alone: optionalPlain(object, 'alone'),
    approved,
  };
}

export type ApprovalProblem =
  | 'MALFORMED'
  | 'SIGNATURE_BAD'
  | 'OTHER_CLIP'
  | 'OTHER_PLAN'
  | 'OTHER_RENDITION'
  | 'SAME_PERSON';

/** What the release says, that an approval in it must say, too. */
export interface Released {
  readonly seal: Digest;
  readonly from: number;
  readonly to: number;
  readonly plan: Digest;
  /** Null where there is none to be compared with. */
  readonly rendition: Digest | null;
}

export interface ApprovalCheck {
  readonly problems: readonly ApprovalProblem[];
  readonly approval: Approval | null;
}

export function checkApproval(
  document: Uint8Array,
  signature: Uint8Array,
  released: Released,
  deciders: readonly Key[],
): ApprovalCheck {
  let approval: Approval;
  let signed: Signature;
  try {
    approval = readApproval(document);
    signed = readSignature(signature);
  } catch (error) {
    if (!(error instanceof Malformed)) {
      throw error;
    }
    return { problems: ['MALFORMED'], approval: null };
  }
  const problems: ApprovalProblem[] = [];
  if (checkSignature(signed, 'approval', document) !== 'VALID') {
    problems.push('SIGNATURE_BAD');
  }
  if (
    approval.seal !== released.seal ||
    approval.from !== released.from ||
    approval.to !== released.to
  ) {
    problems.push('OTHER_CLIP');
  }
  if (approval.plan !== released.plan) {
    problems.push('OTHER_PLAN');
  }
  if (
    approval.of === 'rendition' &&
    released.rendition !== null &&
    approval.rendition !== released.rendition
  ) {
    problems.push('OTHER_RENDITION');
  }
  const same = approval.deciders.includes(signed.key) || deciders.includes(signed.key);
  if (same && approval.alone === null) {
    problems.push('SAME_PERSON');
  }
  return { problems, approval };
}
