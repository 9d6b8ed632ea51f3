import type { PageModel } from './model.js';
import { mountPlayer } from './player/mount.js';
import { readFragment } from './player/links.js';
import { mountProof } from './proof/ui.js';
import { readPage, UnreadableModel } from './reader.js';

/** Where the page's script begins. Without it, or where it gives up, the page stays as it was written. */
function start(): void {
  const model = modelOf(document.getElementById('unseal-page')?.textContent ?? null);
  const { embed } = readFragment(location.hash);
  document.body.classList.toggle('embed', embed);
  // before the player: whatever goes wrong there, the release can be checked
  const proof = document.getElementById('proof-app');
  if (proof !== null && model !== null) {
    mountProof(proof, model);
  }
  const player = document.getElementById('player-app');
  if (player !== null && model !== null) {
    mountPlayer(player, model);
  }
}

function modelOf(text: string | null): PageModel | null {
  if (text === null) {
    return null;
  }
  try {
    return readPage(text);
  } catch (error) {
    if (error instanceof UnreadableModel) {
      console.error(error.message);
      return null;
    }
    throw error;
  }
}

if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', start);
} else {
  start();
}
