import type { Digest } from './digest.js';
import { Fields, Malformed, readJson } from './json.js';
import { readBox, readFill, type Box } from './release-document.js';
import { optionalPlain, plain } from './text.js';

/** What is covered in every frame, and who decided it: docs/formats/release.md. */

export const LONGEST_PLAN = 96 << 20;
export const LONGEST_DECISIONS = 16 << 20;

const LARGEST_SIDE = 1 << 16;
const MOST_BOXES = 1 << 12;
const MOST_RUNS = 1 << 22;
const MOST = 1 << 17;
const MOST_INT = 2 ** 31 - 1;
const SEGMENT = /^[1-9][0-9]{0,8}\.[1-9][0-9]{0,8}$/;
const WHOLE = new Set([
  'STREAM_DAMAGED',
  'LIGHT_CHANGED',
  'CAMERA_MOVED',
  'NO_BACKDROP',
  'TOO_MUCH_MOTION',
]);

/** Frames alike, one after the other: nothing covered, all of it, or these boxes. */
export interface PlanRun {
  readonly frames: number;
  readonly cover: 'NOTHING' | 'WHOLE' | readonly Box[];
}

export interface Plan {
  readonly fill: string;
  readonly frames: number;
  readonly runs: readonly PlanRun[];
}

export function readPlan(document: Uint8Array): Plan {
  if (document.length > LONGEST_PLAN) {
    throw new Malformed(`the plan is longer than ${String(LONGEST_PLAN)} bytes`);
  }
  const plan = Fields.of(readJson(document), 'the plan');
  plan.requireSchema('unseal/plan', 1);
  plan.only(
    ...['schema', 'version', 'width', 'height', 'gridColumns', 'gridRows', 'fill', 'frames'],
    'runs',
  );
  const width = plan.within('width', 1, LARGEST_SIDE);
  const height = plan.within('height', 1, LARGEST_SIDE);
  let frames = 0;
  const runs = plan.objects('runs', MOST_RUNS).map((run): PlanRun => {
    run.only('frames', 'boxes', 'whole');
    const count = run.within('frames', 1, MOST_INT);
    frames += count;
    return { frames: count, cover: readCover(run, width, height) };
  });
  plan.within('gridColumns', 1, LARGEST_SIDE);
  plan.within('gridRows', 1, LARGEST_SIDE);
  const fill = readFill(plan);
  if (frames !== plan.count('frames')) {
    throw new Malformed("the plan's runs have another number of frames");
  }
  return { fill, frames, runs };
}

function readCover(run: Fields, width: number, height: number): PlanRun['cover'] {
  if (run.has('whole')) {
    run.only('frames', 'whole');
    if (!WHOLE.has(run.text('whole'))) {
      throw new Malformed('covered whole for no known reason');
    }
    return 'WHOLE';
  }
  if (!run.has('boxes')) {
    return 'NOTHING';
  }
  const boxes = run.elements('boxes').map((value) => {
    if (!Array.isArray(value)) {
      throw new Malformed('a box that is not four numbers');
    }
    return readBox(value, width, height);
  });
  if (boxes.length === 0) {
    throw new Malformed('no boxes');
  }
  if (boxes.length > MOST_BOXES) {
    throw new Malformed(`a frame with more than ${String(MOST_BOXES)} boxes`);
  }
  return boxes;
}

export interface Decisions {
  readonly seal: Digest;
  readonly plan: Digest;
  readonly unreviewed: string | null;
}

export function readDecisions(document: Uint8Array): Decisions {
  if (document.length > LONGEST_DECISIONS) {
    throw new Malformed(`the decisions are longer than ${String(LONGEST_DECISIONS)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the decisions');
  object.requireSchema('unseal/decisions', 1);
  object.only(
    ...['schema', 'version', 'seal', 'plan', 'analysis', 'cleared', 'backdrops', 'unreviewed'],
  );
  for (const segment of object.objects('cleared', MOST)) {
    segment.only('segment', 'ground');
    if (!SEGMENT.test(segment.text('segment'))) {
      throw new Malformed('not a segment');
    }
    plain(segment, 'ground');
  }
  for (const number of object.numbers('backdrops')) {
    if (number < 0 || number > MOST) {
      throw new Malformed(`a backdrop of number ${String(number)}`);
    }
  }
  object.digest('analysis');
  return {
    seal: object.digest('seal'),
    plan: object.digest('plan'),
    unreviewed: optionalPlain(object, 'unreviewed'),
  };
}
