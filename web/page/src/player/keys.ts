/** What a key does while the focus is in the player; null for keys that are none of ours. */
export type Act =
  | 'toggle'
  | 'frame-back'
  | 'frame-forward'
  | 'back'
  | 'forward'
  | 'faster'
  | 'slower'
  | 'full'
  | 'radio'
  | 'one'
  | 'two'
  | 'four'
  | 'next'
  | 'previous'
  | 'help';

const KEYS: ReadonlyMap<string, Act> = new Map([
  [' ', 'toggle'],
  ['k', 'toggle'],
  [',', 'frame-back'],
  ['.', 'frame-forward'],
  ['ArrowLeft', 'back'],
  ['ArrowRight', 'forward'],
  ['+', 'faster'],
  ['-', 'slower'],
  ['f', 'full'],
  ['r', 'radio'],
  ['1', 'one'],
  ['2', 'two'],
  ['4', 'four'],
  ['n', 'next'],
  ['p', 'previous'],
  ['?', 'help'],
]);

/** In the order in which help shows them, with what is printed on the key. */
export const HELP: readonly (readonly [string, Act])[] = [
  ['K', 'toggle'],
  [',', 'frame-back'],
  ['.', 'frame-forward'],
  ['←', 'back'],
  ['→', 'forward'],
  ['+', 'faster'],
  ['-', 'slower'],
  ['1', 'one'],
  ['2', 'two'],
  ['4', 'four'],
  ['N', 'next'],
  ['P', 'previous'],
  ['F', 'full'],
  ['R', 'radio'],
  ['?', 'help'],
];

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * @param on what has the focus: where text is typed or a value set, its own keys come first
 */
export function actOf(pressed: Pressed, on: { readonly tag: string; readonly type: string }): Act | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) {
    return null;
  }
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const writes = on.tag === 'SELECT' || on.tag === 'TEXTAREA' || (on.tag === 'INPUT' && on.type !== 'checkbox' && on.type !== 'range');
  const range = on.tag === 'INPUT' && on.type === 'range';
  if (writes || (range && key.startsWith('Arrow'))) {
    return null;
  }
  if (key === ' ' && ['BUTTON', 'INPUT', 'SUMMARY', 'A'].includes(on.tag)) {
    return null;
  }
  return KEYS.get(key) ?? null;
}
