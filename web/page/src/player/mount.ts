import type { PageModel } from '../model.js';

export function mountPlayer(root: HTMLElement, page: PageModel): void {
  root.hidden = page.clips.length === 0;
}
