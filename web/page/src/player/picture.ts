/** A rectangle of the window, as a browser tells it. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture of unknown size is drawn as. */
const USUAL = 16 / 9;

/** Width over height, for the style: the area of a picture then has no bars beside or above it. */
export function shapeOf({ width, height }: Size): number {
  return width > 0 && height > 0 ? width / height : USUAL;
}

/** Which of its own pixels a picture shows at a point of the window; the nearest, for a point beside it. */
export function pixelAt(
  point: { readonly clientX: number; readonly clientY: number },
  area: Area,
  size: Size,
): { readonly x: number; readonly y: number } {
  const part = (value: number): number => (value > 0 ? Math.min(1, value) : 0); // of an area of nothing, too
  return {
    x: part((point.clientX - area.left) / area.width) * size.width,
    y: part((point.clientY - area.top) / area.height) * size.height,
  };
}

/** Puts an element where a stretch lies on a line of some length; what reaches beyond its ends is cut. */
export function layOn(element: HTMLElement, from: number, to: number, length: number, least = 0): void {
  const percent = (value: number): number => Math.min(100, Math.max(0, (100 * value) / length));
  const left = percent(from);
  element.style.setProperty('inset-inline-start', `${left.toFixed(3)}%`);
  element.style.setProperty('inline-size', `${Math.max(least, percent(to) - left).toFixed(3)}%`);
}
