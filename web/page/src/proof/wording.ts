import { clock, filled } from '../text.js';
import { WORDS_EN } from './words.en.js';
import { WORDS_ES } from './words.es.js';

/** What the check needs of a page: its language, and what it says of its own proof. */
export interface ProofPage {
  readonly language: string;
  readonly proof: { readonly command: string };
}

/** The check's texts of one language; English where there is none of that. */
export class Wording {
  readonly language: string;
  readonly command: string;
  private readonly words: Readonly<Record<string, string>>;

  constructor(page: ProofPage | null, language: string) {
    this.language = page?.language ?? language;
    this.command = page?.proof.command ?? 'unseal verify';
    this.words = this.language.startsWith('es') ? WORDS_ES : WORDS_EN;
  }

  /** A text, with what stands for `{0}` and so on. */
  text(key: string, ...values: readonly string[]): string {
    return filled(this.words[key] ?? key, values);
  }

  number(value: number): string {
    return value.toLocaleString(this.language);
  }

  /** Microseconds as a time in a recording, `0:12.4`. */
  time(micros: number): string {
    return clock(micros, 1);
  }
}
