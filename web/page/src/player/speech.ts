/** What is needed to know of a voice. */
export interface Voice {
  readonly lang: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/**
 * A voice of this machine for a language; null where there is none. One that is not local sends what
 * it reads to somebody's server, and from this page nothing is sent to anybody.
 */
export function localVoice<V extends Voice>(voices: readonly V[], language: string): V | null {
  const plain = (tag: string): string => tag.replaceAll('_', '-').toLowerCase();
  const wanted = plain(language);
  const base = (tag: string): string => tag.split('-')[0] ?? tag;
  const rank = (voice: V): number => (plain(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0);
  const fitting = voices.filter((voice) => voice.localService && base(plain(voice.lang)) === base(wanted));
  return [...fitting].sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** Reads texts aloud, one at a time and each once. */
export class Speech {
  private said = '';

  constructor(
    private readonly synthesis: SpeechSynthesis | undefined,
    private readonly language: string,
  ) {
    window.addEventListener('pagehide', () => { this.stop(); });
  }

  get voice(): SpeechSynthesisVoice | null {
    return this.synthesis === undefined ? null : localVoice(this.synthesis.getVoices(), this.language);
  }

  /** Browsers find their voices when they have time. */
  onVoices(listener: () => void): void {
    // Safari has had the property alone
    if (this.synthesis !== undefined && 'addEventListener' in this.synthesis) {
      this.synthesis.addEventListener('voiceschanged', listener);
    }
  }

  /** Reads a text, where it is another than before; what is still being read gives way. */
  say(text: string): void {
    const { voice, synthesis } = this;
    if (text === this.said || synthesis === undefined || voice === null) {
      return;
    }
    if (this.said !== '') {
      synthesis.cancel();
    }
    this.said = text;
    if (text !== '') {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      synthesis.speak(utterance);
    }
  }

  stop(): void {
    if (this.said !== '') {
      this.said = '';
      this.synthesis?.cancel();
    }
  }
}
