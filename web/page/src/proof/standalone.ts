import { el } from './dom.js';
import { mountProof } from './ui.js';
import { Wording } from './wording.js';

/** The checker as one file of its own: nothing is loaded, nothing is sent. */

const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Español'],
] as const;

let stop = (): void => undefined;

/** Another language begins anew: a check that runs ends, for nobody would see its answer. */
function show(language: string): void {
  stop();
  const words = new Wording(null, language);
  document.documentElement.lang = language;
  document.title = words.text('checker.title');
  const root = el('div', {});
  document.body.replaceChildren(
    el(
      'header',
      {},
      el(
        'nav',
        { 'aria-label': LANGUAGES.map(([, name]) => name).join(' / ') },
        ...LANGUAGES.map(([code, name]) => {
          const button = el(
            'button',
            { type: 'button', lang: code, 'aria-pressed': String(code === language) },
            name,
          );
          button.addEventListener('click', () => {
            show(code);
            document.querySelector<HTMLElement>(`button[lang="${code}"]`)?.focus();
          });
          return button;
        }),
      ),
      el('h1', {}, words.text('checker.title')),
      el('p', {}, words.text('checker.intro')),
    ),
    el('main', {}, root),
  );
  stop = mountProof(root, null, language);
}

show(navigator.language.startsWith('es') ? 'es' : 'en');
