import { WORDS_EN } from './words.en.js';
import { WORDS_ES } from './words.es.js';

/** What the check needs of a page: its texts, and what it says of its own proof. */
export interface ProofPage {
  readonly language?: string;
  readonly words?: Readonly<Record<string, string>>;
  readonly proof?: { readonly command?: string };
}

/** The texts of one language. */
export class Wording {
  readonly language: string;
  readonly command: string;
  private readonly words: Readonly<Record<string, string>>;

  constructor(page: ProofPage | null, language: string) {
    this.language = page?.language ?? language;
    this.command = page?.proof?.command ?? 'unseal verify';
    const own = this.language.startsWith('es') ? WORDS_ES : WORDS_EN;
    this.words = { ...WORDS_EN, ...own, ...page?.words };
  }

  /** A text, with what stands for `{0}` and so on. */
  text(key: string, ...values: readonly string[]): string {
    const text = this.words[`script.proof.${key}`] ?? key;
    return text.replace(/\{(\d)\}/g, (_, digit: string) => values[Number(digit)] ?? '');
  }

  number(value: number): string {
    return value.toLocaleString(this.language);
  }

  /** Microseconds as a time in a recording, `0:12.4`. */
  time(micros: number): string {
    const tenths = Math.floor(micros / 100_000);
    const seconds = Math.floor(tenths / 10);
    const two = (value: number): string => String(value).padStart(2, '0');
    const whole =
      seconds < 3600
        ? `${String(Math.floor(seconds / 60))}:${two(seconds % 60)}`
        : `${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return `${whole}.${String(tenths % 10)}`;
  }
}
