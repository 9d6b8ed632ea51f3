// Puts the checker into one HTML file.
// Its policy allows this very script and style and nothing else, so that it can't load or send anything.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'proof');

export function checkHtml(built) {
  const script = built.trim();
  const style = ['standalone.css', 'proof.css']
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n')
    .trim();
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new Error('what is inlined would end the element that it lies in');
  }
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    style: `<style>${style}</style>`,
    script: `<script>${script}</script>`,
  };
  return readFileSync(join(source, 'check.html'), 'utf8').replace(
    /<!--(policy|style|script)-->/g,
    (_, name) => parts[name],
  );
}
