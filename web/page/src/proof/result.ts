import type { Checked } from './checker.js';
import { el } from './dom.js';
import type { Finding, Findings, NotChecked } from './finding.js';
import type { Standing } from './keys.js';
import type { PicturesState } from './verify-release.js';
import { good, intact, proved } from './verify-release.js';
import { spansOf, spansOfRelease, type SpanOfClip, type State, type TrackSpans } from './spans.js';
import type { CheckedPart, PublicationVerdict } from './verify-publication.js';
import type { Wording } from './wording.js';

/** A verdict for people: in words first, then clip by clip, then finding by finding. */

const MOST_FINDINGS = 100;
const MOST_SPANS_AS_TEXT = 200;
/** Said of every release: what no checker can know, and what this one does not do. */
const ALWAYS = ['LINKS', 'RECEIPT', 'CAMERA', 'TRUE', 'MASKS'] as const;

export type Answer = 'INTACT' | 'UNKNOWN' | 'UNPROVED' | 'ALTERED' | 'RECALLED';

export function answerOf(checked: Checked): Answer {
  const { verdict } = checked;
  if (verdict.findings.counts.has('RECALLED')) {
    return 'RECALLED';
  }
  if (good(verdict)) {
    return 'INTACT';
  }
  if (!intact(verdict)) {
    return 'ALTERED';
  }
  return proved(verdict) ? 'UNKNOWN' : 'UNPROVED';
}

const SIGNS: Readonly<Record<Answer, string>> = {
  INTACT: '✓',
  UNKNOWN: '?',
  UNPROVED: '!',
  ALTERED: '✕',
  RECALLED: '✕',
};

/** A state's sign says the same as its colour and its pattern. */
const STATE_SIGNS: Readonly<Record<State, string>> = {
  exact: '=',
  again: '≈',
  withheld: '–',
  trimmed: '·',
  gap: '○',
  wrong: '✕',
};

type Heading = 'h2' | 'h3' | 'h4';

/** Headings follow on what stands above: on a page a section's own, in the checker its title. */
export function resultOf(checked: Checked, words: Wording, inSection: boolean): HTMLElement {
  return new Result(checked, words, inSection ? ['h3', 'h4'] : ['h2', 'h3']).element();
}

class Result {
  private readonly checked: Checked;
  private readonly words: Wording;
  private readonly findings: Findings;
  private readonly answer: Answer;
  private readonly headings: readonly [Heading, Heading];
  /** Nothing is green as long as no signature holds, or nobody knows whose it is. */
  private readonly known: boolean;

  constructor(checked: Checked, words: Wording, headings: readonly [Heading, Heading]) {
    this.headings = headings;
    this.checked = checked;
    this.words = words;
    this.findings = checked.verdict.findings;
    this.answer = answerOf(checked);
    const signed =
      checked.kind === 'publication'
        ? checked.verdict.signer !== null
        : checked.verdict.signers.some((signer) => signer.document === 'release.json');
    this.known = signed && !this.findings.has('SIGNER') && this.answer !== 'RECALLED';
  }

  element(): HTMLElement {
    const notes = this.findings.list.filter((finding) => finding.group === 'NOTE');
    const order = ['MATCH', 'UNPROVED', 'SIGNER'];
    const found = this.findings.list
      .filter((finding) => finding.group !== 'NOTE')
      .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
    return el(
      'div',
      { class: 'proof-result' },
      this.headline(),
      this.facts(),
      this.bars(),
      this.list('findings', found),
      this.list('notes', notes),
      this.notChecked(),
    );
  }

  private headline(): HTMLElement {
    const { answer, words } = this;
    const newer = this.findings.counts.has('NOT_NEWEST');
    return el(
      'div',
      { class: `proof-verdict proof-verdict-${answer.toLowerCase()}`, 'data-verdict': answer },
      el(
        this.headings[0],
        { tabindex: '-1' },
        el('span', { class: 'proof-sign', 'aria-hidden': 'true' }, SIGNS[answer]),
        ` ${words.text(`verdict.${answer}`)}`,
      ),
      el('p', {}, words.text(`verdict.${answer}.text`)),
      newer ? el('p', {}, el('strong', {}, words.text('notNewest'))) : null,
    );
  }

  private facts(): HTMLElement {
    const list = el('ul', { class: 'proof-facts' });
    const { checked, words } = this;
    if (checked.kind === 'release') {
      const { release, signers } = checked.verdict;
      if (release !== null) {
        list.append(el('li', {}, words.text('whatRelease', release.created)));
      }
      const first = signers.find((signer) => signer.document === 'release.json');
      list.append(this.signer(first));
      return list;
    }
    const { publication, signer, newest } = checked.verdict;
    if (publication !== null) {
      const { title, agency } = publication.case;
      const version = publication.id.substring(1);
      list.append(el('li', {}, words.text('what', title, agency, version, publication.created)));
      list.append(el('li', {}, newestText(newest, words)));
    }
    list.append(this.signer(signer ?? undefined));
    return list;
  }

  private signer(
    signer: { readonly words: string; readonly standing: Standing } | undefined,
  ): HTMLElement {
    return el(
      'li',
      {},
      signer === undefined
        ? this.words.text('signedNot')
        : `${this.words.text('signed', signer.words)}, ${this.words.text(`signed.${signer.standing}`)}.`,
    );
  }

  private bars(): HTMLElement | null {
    const { checked, words } = this;
    if (checked.kind === 'release') {
      const { release, pictures } = checked.verdict;
      if (release === null) {
        return null;
      }
      const tracks = spansOfRelease(release, this.findings.list, '');
      const bar = this.bar(words.text('recording'), tracks, pictures, '');
      return el('div', {}, bar, this.legend());
    }
    const { parts, publication } = checked.verdict;
    if (parts.length === 0 || publication === null) {
      return null;
    }
    const clips = parts.filter((part) => publication.clips.some((clip) => clip === part.release));
    const calls = parts.filter((part) => !clips.includes(part));
    return el(
      'div',
      {},
      el(this.headings[1], {}, words.text('clips')),
      ...clips.map((part) => this.part(part)),
      calls.length === 0 ? null : el(this.headings[1], {}, words.text('calls')),
      ...calls.map((part) => this.part(part)),
      this.legend(),
    );
  }

  private part(part: CheckedPart): HTMLElement {
    const tracks = spansOf(part, this.findings.list);
    const { release, verdict: own } = part;
    const about = this.findings.list.some(
      (finding) =>
        finding.group !== 'NOTE' &&
        (finding.file === release.folder || finding.file.startsWith(`${release.folder}/`)),
    );
    const wrong = tracks.some(({ spans }) => spans.some((span) => span.state === 'wrong'));
    const text =
      own === null ? 'clipNone' : wrong ? 'clipWrong' : about ? 'clipMore' : 'clipGood';
    const title = `${release.id}  ${release.title}`;
    return this.bar(title, tracks, own?.pictures ?? 'NO_SEAL', this.words.text(text));
  }

  private stateClass(state: State): string {
    return state === 'exact' && !this.known ? 'exact-unknown' : state;
  }

  private stateText(state: State, pictures: PicturesState, sound: boolean): string {
    if (state === 'exact') {
      return this.words.text(this.known ? 'state.exact' : 'state.exactUnknown');
    }
    if (state === 'again') {
      const again = pictures === 'COMPARED' ? 'state.again' : 'state.againOnly';
      return this.words.text(sound ? 'state.muted' : again);
    }
    return this.words.text(`state.${state}`);
  }

  private bar(
    title: string,
    tracks: readonly TrackSpans[],
    pictures: PicturesState,
    sentence: string,
  ): HTMLElement {
    return el(
      'figure',
      { class: 'proof-clip' },
      el('figcaption', {}, el('strong', {}, title), ` ${sentence}`),
      ...tracks.flatMap(({ track, spans }) => {
        const sound = track?.startsWith('a') ?? false;
        const name = this.words.text(sound ? 'track.sound' : 'track.pictures');
        return this.track(tracks.length > 1 ? name : '', spans, pictures, sound);
      }),
    );
  }

  private track(
    name: string,
    spans: readonly SpanOfClip[],
    pictures: PicturesState,
    sound: boolean,
  ): readonly HTMLElement[] {
    const bar = el('div', { class: 'proof-bar', 'aria-hidden': 'true' });
    const list = el('ul', {});
    for (const span of spans) {
      const text = this.spanText(span, pictures, sound);
      const piece = el(
        'span',
        { class: `proof-span proof-${this.stateClass(span.state)}`, title: text },
        STATE_SIGNS[span.state],
      );
      const known = span.begins !== null && span.ends !== null;
      piece.style.flexGrow = String(known ? Math.max(1, (span.ends - span.begins) / 1000) : 0);
      bar.append(piece);
      if (list.childElementCount < MOST_SPANS_AS_TEXT) {
        list.append(el('li', {}, text));
      }
    }
    const summary = el('summary', {}, this.words.text('asText'));
    return [
      ...(name === '' ? [] : [el('p', { class: 'proof-track' }, name)]),
      bar,
      el('details', {}, summary, list),
    ];
  }

  private spanText(span: SpanOfClip, pictures: PicturesState, sound: boolean): string {
    const { words } = this;
    const state = this.stateText(span.state, pictures, sound);
    const what =
      span.ground === null ? state : `${state}; ${words.text('ground', span.ground)}`;
    return span.begins === null || span.ends === null
      ? words.text('spanOf', words.number(span.leaves), what)
      : words.text('span', words.time(span.begins), words.time(span.ends), what);
  }

  private legend(): HTMLElement {
    const states: readonly State[] = ['exact', 'again', 'withheld', 'trimmed', 'gap', 'wrong'];
    const compared = this.anyCompared() ? 'COMPARED' : 'NOT_CHECKED';
    return el(
      'details',
      { class: 'proof-legend', open: true },
      el('summary', {}, this.words.text('legend')),
      el(
        'ul',
        {},
        ...states.map((state) =>
          el(
            'li',
            {},
            el(
              'span',
              { class: `proof-span proof-${this.stateClass(state)}`, 'aria-hidden': 'true' },
              STATE_SIGNS[state],
            ),
            ` ${this.stateText(state, compared, false)}`,
          ),
        ),
      ),
    );
  }

  private anyCompared(): boolean {
    const { checked } = this;
    return checked.kind === 'release'
      ? checked.verdict.pictures === 'COMPARED'
      : checked.verdict.parts.some((part) => part.verdict?.pictures === 'COMPARED');
  }

  private list(title: 'findings' | 'notes', findings: readonly Finding[]): HTMLElement | null {
    const { words } = this;
    if (findings.length === 0) {
      return title === 'notes' ? null : el('p', {}, words.text('noFindings'));
    }
    const shown = findings.slice(0, MOST_FINDINGS);
    const codes = new Set(findings.map((finding) => finding.code));
    let left = -shown.length;
    for (const code of codes) {
      left += this.findings.counts.get(code) ?? 0;
    }
    return el(
      'section',
      { class: `proof-${title}` },
      el(this.headings[1], {}, words.text(title)),
      el('ul', {}, ...shown.map((finding) => this.finding(finding))),
      left > 0 ? el('p', {}, words.text('more', words.number(left))) : null,
    );
  }

  private finding(finding: Finding): HTMLElement {
    const { words } = this;
    const { spot } = finding;
    const places: string[] = [];
    if (spot?.begins !== undefined && spot.ends !== undefined) {
      places.push(words.text('at', words.time(spot.begins), words.time(spot.ends)));
    }
    if (spot?.leaf !== undefined) {
      places.push(words.text('leaf', words.number(spot.leaf), spot.track));
    }
    return el(
      'li',
      { class: `proof-finding proof-finding-${finding.group.toLowerCase()}` },
      words.text(`code.${finding.code}`),
      ' ',
      finding.file === '' ? null : el('code', { dir: 'auto' }, finding.file),
      places.length === 0 ? null : ` (${places.join(', ')})`,
      el(
        'small',
        {},
        ' ',
        el('code', {}, finding.code),
        finding.words === '' ? null : el('span', { lang: 'en', dir: 'auto' }, ` ${finding.words}`),
      ),
    );
  }

  private notChecked(): HTMLElement {
    const found: readonly NotChecked[] = [...this.findings.notChecked];
    const keys = [...new Set<string>([...found, ...ALWAYS])];
    return el(
      'section',
      { class: 'proof-not-checked' },
      el(this.headings[1], {}, this.words.text('notChecked')),
      el('ul', {}, ...keys.map((key) => el('li', {}, this.words.text(`notChecked.${key}`)))),
    );
  }
}

function newestText(newest: PublicationVerdict['newest'], words: Wording): string {
  switch (newest.is) {
    case 'NOT_CHECKED':
      return words.text('newest.NOT_CHECKED');
    case 'NOT_KNOWN':
      return words.text('newest.NOT_KNOWN');
    default: {
      const value = newest.is === 'SUPERSEDED' ? (newest.stands ?? '') : newest.list.created;
      const text = words.text(`newest.${newest.is}`, value);
      return newest.expired ? `${text} ${words.text('newest.expired')}` : text;
    }
  }
}
