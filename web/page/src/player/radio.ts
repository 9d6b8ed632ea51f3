import type { Call, Clip, Precedence, Transmission } from '../model.js';
import type { Axis } from './axis.js';
import { since } from './passing.js';
import { outward, type Words } from './words.js';

/** A transmission as it can lie against a clip: how much later than the clip's first frame. */
export interface Laid {
  readonly call: Call;
  readonly transmission: Transmission;
  readonly clip: string;
  readonly earliest: number;
  readonly latest: number;
  readonly length: number;
}

/** A transmission that is to be heard, and where in its file. */
export interface Heard {
  readonly laid: Laid;
  readonly micros: number;
}

/** Those of which both bounds against a clip are known, in the order of the earliest. */
export function laidAgainst(calls: readonly Call[], clip: string): readonly Laid[] {
  return calls
    .flatMap((call) =>
      call.transmissions.flatMap((transmission) =>
        transmission.relative.flatMap((one) =>
          one.clip !== clip || one.earliest === undefined || one.latest === undefined
            ? []
            : [
                {
                  call,
                  transmission,
                  clip,
                  earliest: one.earliest,
                  latest: one.latest,
                  length: transmission.to - transmission.from,
                },
              ],
        ),
      ),
    )
    .sort((a, b) => a.earliest - b.earliest || a.latest - b.latest);
}

/** Which can be heard with a clip: those that may overlap it. */
export function near(laid: readonly Laid[], micros: number): readonly Laid[] {
  return laid.filter((one) => one.latest + one.length > 0 && one.earliest < micros);
}

/** Never outside what the clocks allow, whatever somebody asks for. */
export function held(laid: Laid, offset: number): number {
  return Math.min(laid.latest, Math.max(laid.earliest, Math.round(offset)));
}

export function middleOf(laid: Laid): number {
  return Math.round((laid.earliest + laid.latest) / 2);
}

/**
 * Against the picture that is shown at an instant of the clip, in words and rounded outward: "this
 * transmission starts between 1.2 s before and 0.9 s after the picture".
 */
export function sentence(laid: Laid, clip: Clip, at: number, words: Words): string {
  const passed = since(clip, at);
  if (passed === undefined) {
    return words.text('radio.unknown');
  }
  const { low, high } = outward(laid.earliest - passed.latest, laid.latest - passed.earliest);
  const size = (tenths: number): string => words.tenths(Math.abs(tenths));
  if (high <= 0) {
    return words.text('radio.before', size(high), size(low));
  }
  if (low >= 0) {
    return words.text('radio.after', size(low), size(high));
  }
  return words.text('radio.around', size(low), size(high));
}

/** Of which events it can't be said whether they come first. */
export function open(transmission: Transmission): readonly Precedence[] {
  return transmission.order.filter((one) => one.can === 'unknown');
}

/** Whether what lies between this transmission and the one before in its recording has a length. */
export function gapIsKnown(call: Call): boolean {
  return call.continuous === 'proven' || call.continuous === 'assumed';
}

/** Which stretches of calls' files are to be heard at an instant of the axis: who speaks at once is heard at once. */
export function heardAt(
  laid: readonly Laid[],
  offsets: ReadonlyMap<string, number>,
  axis: Axis,
  now: number,
): readonly Heard[] {
  return laid.flatMap((one) => {
    const start = axis.of(one.clip)?.start;
    if (start === undefined) {
      return [];
    }
    const into = now - start - held(one, offsets.get(one.transmission.id) ?? middleOf(one));
    return into >= 0 && into < one.length ? [{ laid: one, micros: one.transmission.from + into }] : [];
  });
}

/**
 * Where transmissions are put: where somebody put them, or in the middle; within what the clocks
 * allow, and within one recording never before the one that it follows there.
 */
export function arranged(
  laid: readonly Laid[],
  asked: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const one of [...laid].sort((a, b) => a.transmission.from - b.transmission.from)) {
    const wanted = asked.get(one.transmission.id) ?? middleOf(one);
    const offset = held(one, Math.max(wanted, ends.get(one.call.id) ?? -Infinity));
    offsets.set(one.transmission.id, offset);
    ends.set(one.call.id, offset + one.length);
  }
  return offsets;
}
