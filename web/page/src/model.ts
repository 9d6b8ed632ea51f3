/** What a page tells its script: docs/formats/page.md. Whole numbers only; microseconds unless said. */

export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Box extends Span {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Ground extends Span {
  readonly code: string;
  readonly citation?: string;
  readonly what: string;
  readonly boxes: readonly Box[];
}

export type PresenceState = 'visible' | 'scene' | 'covered' | 'out' | 'unknown';

export interface Stay extends Span {
  readonly state: PresenceState;
  readonly why?: string;
}

export interface Presence {
  readonly person: string;
  readonly spans: readonly Stay[];
}

export interface Track {
  readonly kind: 'captions' | 'descriptions' | 'chapters';
  readonly file: string;
  readonly language: string;
  readonly label: string;
}

/** A place of a clip: when it was, and how much time passed since the first picture. */
export interface Passed extends Interval {
  readonly at: number;
  readonly least: number;
  readonly most: number;
  /** Between it and the place before the recording did not count on. */
  readonly break?: boolean;
}

/** How time passes in a clip: by the rate of its recording, and as the clocks say of some places. */
export interface Passing {
  readonly ppm: number;
  readonly jitter: number;
  readonly places: readonly Passed[];
  /** So far the last of them says; behind it is a break that took nobody knows how long. */
  readonly until?: number;
}

export interface Clip {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly folder: string;
  readonly file: string;
  readonly micros: number;
  readonly frames: { readonly from: number; readonly to: number; readonly of: number };
  readonly width: number;
  readonly height: number;
  readonly rate?: { readonly num: number; readonly den: number };
  readonly times?: readonly number[];
  readonly sound: 'none' | 'removed' | 'kept';
  readonly redacted: boolean;
  readonly recorder?: { readonly first: string; readonly last: string };
  readonly reference?: Interval;
  readonly passing?: Passing;
  readonly warning?: string;
  readonly flashes?: boolean;
  readonly text: readonly string[];
  readonly tracks: readonly Track[];
  readonly grounds: readonly Ground[];
  readonly presence: readonly Presence[];
}

export interface Missing {
  readonly source: string;
  readonly micros: number;
  readonly text: string;
  readonly after?: string;
  readonly before?: string;
  readonly earliest?: number;
  readonly latest?: number;
}

export interface Relative {
  readonly clip: string;
  readonly earliest?: number;
  readonly latest?: number;
}

export interface Precedence {
  readonly event: string;
  readonly can: 'before' | 'after' | 'unknown';
  readonly earliest?: number;
  readonly latest?: number;
  readonly decidedBy?: string;
}

export interface Transmission extends Span {
  readonly id: string;
  readonly start?: Interval;
  readonly class: string;
  readonly text?: string;
  readonly speaker?: string;
  readonly relative: readonly Relative[];
  readonly order: readonly Precedence[];
}

export type Continuity = 'proven' | 'assumed' | 'unknown' | 'disproved';

export interface Call {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly folder: string;
  readonly file: string;
  readonly micros: number;
  readonly continuous: Continuity;
  readonly muted: readonly (Span & { readonly code: string })[];
  readonly transmissions: readonly Transmission[];
  readonly tracks: readonly Track[];
}

export type EventKind = 'observed' | 'recorded' | 'stated' | 'not-shown';

export interface EventSource {
  readonly clip?: string;
  readonly frame?: number;
  readonly micros?: number;
  readonly to?: number;
  readonly call?: string;
  readonly transmission?: string;
  readonly log?: string;
}

export interface CaseEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly text: string;
  readonly who: string;
  readonly class: string;
  readonly people: readonly string[];
  readonly at?: Interval;
  readonly source: EventSource;
}

export interface Person {
  readonly label: string;
  readonly name?: string;
  readonly identifiedBy?: string;
}

export interface PageModel {
  readonly language: string;
  readonly caseTitle: string;
  readonly agency: string;
  readonly zone: string;
  readonly publication: { readonly id: string; readonly number: number };
  readonly words: Readonly<Record<string, string>>;
  readonly clips: readonly Clip[];
  readonly missing: readonly Missing[];
  readonly calls: readonly Call[];
  readonly events: readonly CaseEvent[];
  readonly people: readonly Person[];
  readonly proof: { readonly command: string };
}
