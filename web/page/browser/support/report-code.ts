/** What a report code says, by docs/formats/report-code.md; written apart from what makes them. */
export interface Reported {
  version: number;
  manifest: string;
  clip: number;
  frame: number;
  /** Left, top, width, height in units of eight pixels. */
  box: number[] | null;
}

export function decode(code: string): Reported {
  const symbols = code.replaceAll("-", "").slice(2);
  let m = 0n;
  for (const symbol of symbols) {
    m = m * 23n + BigInt("34679ACDEFGHJKMNPQRTWXY".indexOf(symbol));
  }
  if (!code.startsWith("R1-") || m % 521n !== 1n) {
    throw new Error(`no code: ${code}`);
  }
  let bits = (m / 529n).toString(2).slice(1);
  const take = (count: number): number => {
    const value = parseInt(bits.slice(0, count), 2);
    bits = bits.slice(count);
    return value;
  };
  const number = (): number => {
    let value = 0;
    for (;;) {
      const more = take(1);
      value = value * 16 + take(4);
      if (more === 0) {
        return value;
      }
    }
  };
  const version = number();
  const manifest = take(24).toString(16).padStart(6, "0");
  const clip = number();
  const frame = number();
  const box = take(1) === 1 ? [number(), number(), number(), number()] : null;
  if (bits !== "") {
    throw new Error(`more than there should be: ${code}`);
  }
  return { version, manifest, clip, frame, box };
}
