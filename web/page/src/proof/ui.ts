import { check, openZip, releaseOfPage, releasesIn, Stopped, type Progress } from './checker.js';
import { el } from './dom.js';
import { chosenFolder, droppedFolder } from './files-folder.js';
import type { ReleaseFiles } from './files.js';
import { MalformedZip } from './files-zip.js';
import { Malformed } from './json.js';
import { NOBODY, readPublishedKey, typedFingerprint, type Key, type Trust } from './keys.js';
import type { Found } from './locate.js';
import { resultOf } from './result.js';
import { Wording, type ProofPage } from './wording.js';

const LONGEST_KEY_FILE = 4096;
/** A progress bar that moves more often is no use to anybody. */
const TELL_EVERY = 100;

/**
 * Puts "Check this release" into an element. Of a page that lies on a web server it checks the
 * release that the page belongs to; without a page, or from a disk, it asks for the files.
 *
 * @returns what stops it for good, for whoever takes the element away
 */
export function mountProof(
  root: HTMLElement,
  page: ProofPage | null,
  language = 'en',
): () => void {
  const view = new ProofView(root, page, new Wording(page, language));
  view.show();
  return () => {
    view.abandon();
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class ProofView {
  private readonly root: HTMLElement;
  private readonly words: Wording;
  /** Whether the page's own release can be read from where it lies. */
  private readonly web: boolean;
  private readonly standalone: boolean;
  private readonly fingerprint: HTMLInputElement;
  private readonly keyFile: HTMLInputElement;
  private readonly wrong: HTMLElement;
  private readonly start: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly bar: HTMLProgressElement;
  private readonly said: HTMLElement;
  private readonly choice: HTMLElement;
  private readonly outcome: HTMLElement;
  private found: Found | null = null;
  private published: Key | null = null;
  private stopping = new AbortController();
  private running = false;
  /** Counts what the reader gave: what takes longer to open than the next is not wanted any more. */
  private gifts = 0;

  constructor(root: HTMLElement, page: ProofPage | null, words: Wording) {
    this.root = root;
    this.words = words;
    this.standalone = page === null;
    this.web = page !== null && /^https?:$/.test(location.protocol);
    this.fingerprint = el('input', {
      type: 'text',
      id: 'proof-fingerprint',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'proof-fingerprint-help proof-wrong',
    });
    this.keyFile = el('input', { type: 'file', id: 'proof-key-file', accept: '.json' });
    this.wrong = el('p', { id: 'proof-wrong', class: 'proof-error', role: 'alert' });
    this.start = el('button', { type: 'button', class: 'proof-start' }, words.text('start'));
    this.stop = el('button', { type: 'button', hidden: true }, words.text('stop'));
    this.bar = el('progress', { hidden: true, 'aria-label': words.text('start') });
    this.said = el('p', { class: 'proof-said', role: 'status' });
    this.choice = el('div', { class: 'proof-choice' });
    this.outcome = el('div', { class: 'proof-outcome' });
  }

  show(): void {
    const { words } = this;
    this.root.classList.add('proof');
    this.root.replaceChildren(
      el('p', {}, words.text('intro')),
      this.standalone ? '' : el('p', { class: 'proof-self' }, ...this.selfText()),
      this.web ? '' : this.giving(),
      this.choice,
      el(
        'div',
        { class: 'proof-key' },
        el('label', { for: 'proof-fingerprint' }, words.text('fingerprint')),
        this.fingerprint,
        el('p', { id: 'proof-fingerprint-help' }, words.text('fingerprintHelp')),
        el('label', { for: 'proof-key-file' }, words.text('keyFile')),
        this.keyFile,
      ),
      this.wrong,
      el('p', {}, this.start, ' ', this.stop),
      this.bar,
      this.said,
      this.outcome,
    );
    this.root.hidden = false;
    this.start.disabled = !this.web;
    this.start.addEventListener('click', () => {
      void this.run();
    });
    this.stop.addEventListener('click', () => {
      this.stopping.abort();
    });
    this.keyFile.addEventListener('change', () => {
      void this.takeKey();
    });
    this.fingerprint.addEventListener('input', () => {
      this.complain('');
    });
  }

  abandon(): void {
    this.gifts++;
    this.stopping.abort();
  }

  private selfText(): readonly (Node | string)[] {
    const [before, after] = this.words.text('self', '\u0000').split('\u0000');
    return [before ?? '', el('code', {}, this.words.command), after ?? ''];
  }

  private complain(text: string): void {
    this.wrong.textContent = text;
    this.fingerprint.setAttribute('aria-invalid', String(text !== ''));
  }

  /** Where a reader gives a folder or a ZIP. */
  private giving(): HTMLElement {
    const { words } = this;
    const folder = el('input', { type: 'file', id: 'proof-folder', webkitdirectory: true });
    const zip = el('input', { type: 'file', id: 'proof-zip', accept: '.zip,application/zip' });
    folder.addEventListener('change', () => {
      if (folder.files !== null && folder.files.length > 0) {
        const given = chosenFolder(folder.files);
        void this.receive(() => Promise.resolve(given));
      }
    });
    zip.addEventListener('change', () => {
      const file = zip.files?.[0];
      if (file !== undefined) {
        void this.receive(() => openZip(file));
      }
    });
    const area = el(
      'fieldset',
      { class: 'proof-drop' },
      el('legend', {}, words.text('give')),
      this.standalone ? null : el('p', {}, words.text('giveHere')),
      el('p', { class: 'proof-drop-here' }, words.text('drop')),
      el('p', {}, el('label', { for: 'proof-folder' }, words.text('folder')), ' ', folder),
      el('p', {}, el('label', { for: 'proof-zip' }, words.text('zip')), ' ', zip),
      el('p', {}, words.text('local')),
    );
    area.addEventListener('dragover', (event) => {
      event.preventDefault();
      area.classList.add('proof-drop-over');
    });
    area.addEventListener('dragleave', () => {
      area.classList.remove('proof-drop-over');
    });
    area.addEventListener('drop', (event) => {
      event.preventDefault();
      area.classList.remove('proof-drop-over');
      this.drop(event);
    });
    return area;
  }

  private drop(event: DragEvent): void {
    const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file');
    const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    const [only] = items;
    const file = only?.getAsFile();
    if (items.length === 1 && entries[0]?.isFile === true && file != null) {
      void this.receive(() => openZip(file));
    } else if (entries.length > 0) {
      void this.receive(() => droppedFolder(entries));
    }
  }

  /** What the reader gave takes the place of what they gave before, and ends its check. */
  private async receive(open: () => Promise<ReleaseFiles | MalformedZip>): Promise<void> {
    const gift = ++this.gifts;
    this.stopping.abort();
    let files: ReleaseFiles | null = null;
    let wrong = '';
    try {
      const opened = await open();
      if (opened instanceof MalformedZip) {
        wrong = this.words.text('zipBad', opened.message);
      } else {
        files = opened;
      }
    } catch (error) {
      wrong = this.words.text('unreadable', messageOf(error));
    }
    if (gift === this.gifts) {
      this.take(files);
      if (wrong !== '') {
        this.complain(wrong);
      }
    }
  }

  /** The reader gave these files; which release in them is meant may be a question. */
  private take(files: ReleaseFiles | null): void {
    const all = files === null ? [] : releasesIn(files);
    const [first] = all;
    this.found = first ?? null;
    this.start.disabled = this.running || this.found === null;
    this.outcome.replaceChildren();
    this.said.textContent = '';
    this.choice.replaceChildren();
    this.complain(files !== null && first === undefined ? this.words.text('none') : '');
    if (all.length > 1) {
      const select = el(
        'select',
        { id: 'proof-which' },
        ...all.map((one, i) => el('option', { value: String(i) }, one.folder)),
      );
      select.addEventListener('change', () => {
        this.found = all[Number(select.value)] ?? null;
      });
      const label = el('label', { for: 'proof-which' }, this.words.text('which'));
      this.choice.append(el('p', {}, label, ' ', select));
    }
  }

  private async takeKey(): Promise<void> {
    this.published = null;
    this.complain('');
    const file = this.keyFile.files?.[0];
    if (file === undefined) {
      return;
    }
    try {
      if (file.size > LONGEST_KEY_FILE) {
        throw new Malformed('too long');
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (file === this.keyFile.files?.[0]) {
        this.published = readPublishedKey(bytes);
      }
    } catch (error) {
      this.complain(
        error instanceof Malformed
          ? this.words.text('keyFileBad')
          : this.words.text('unreadable', messageOf(error)),
      );
    }
  }

  /** Whom the reader trusts; null where what they typed is nothing. */
  private trust(): Trust | null {
    const typed = this.fingerprint.value.trim();
    const named = typed === '' ? null : typedFingerprint(typed);
    if (typed !== '' && named === null) {
      this.complain(this.words.text('fingerprintBad'));
      this.fingerprint.focus();
      return null;
    }
    return {
      ...NOBODY,
      named: named === null ? [] : [named],
      published: this.published === null ? [] : [this.published],
    };
  }

  private async run(): Promise<void> {
    const trust = this.trust();
    const { words } = this;
    const stopping = new AbortController();
    const { signal } = stopping;
    const found = this.web ? releaseOfPage(location.href, signal) : this.found;
    if (trust === null || found === null || this.running) {
      return;
    }
    this.stopping = stopping;
    this.working(true);
    this.outcome.replaceChildren();
    let told = -Infinity;
    try {
      const checked = await check(found, trust, new Date(), signal, (progress) => {
        if (performance.now() - told >= TELL_EVERY) {
          told = performance.now();
          this.tell(progress);
        }
      });
      this.said.textContent = '';
      this.outcome.append(resultOf(checked, words, !this.standalone));
      this.outcome.querySelector<HTMLElement>('.proof-verdict [tabindex]')?.focus();
    } catch (error) {
      this.said.textContent =
        error instanceof Stopped ? words.text('stopped') : words.text('failed', messageOf(error));
    } finally {
      this.working(false);
      this.start.textContent = words.text('again');
    }
  }

  private working(now: boolean): void {
    this.running = now;
    this.start.disabled = now || !(this.web || this.found !== null);
    this.stop.hidden = !now;
    this.bar.hidden = !now;
    this.bar.removeAttribute('value');
  }

  private tell(progress: Progress): void {
    const { words } = this;
    const megabytes = words.number(Math.round(progress.bytes / 1e6));
    if (progress.total !== null && progress.total > 0) {
      this.bar.value = Math.min(1, progress.bytes / progress.total);
    } else if (progress.parts > 0) {
      this.bar.value = progress.done / progress.parts;
    }
    this.said.textContent =
      progress.part === ''
        ? words.text('progressAll', megabytes)
        : words.text('progress', progress.part, megabytes);
  }
}
