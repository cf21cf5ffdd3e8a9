import { request } from 'node:http';
import type { BenchNode } from './child.js';
import { boundFigure, type Figure } from './measure.js';
import { brotliDecompressSync } from 'node:zlib';

/** All that a browser loads to show the first page of filing, as compressed on the way: page, style, scripts, and what the style loads. */
export async function benchWeight({ hello: { port } }: BenchNode): Promise<readonly Figure[]> {
  const page = await fetchCompressed(port, '/report');
  const linked = [...page.text.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]!);
  const styles = await Promise.all(linked.map((path) => fetchCompressed(port, path)));
  const inner = styles.flatMap(({ text }) => [...text.matchAll(/url\(["']?(\/[^)"']+)/g)].map((match) => match[1]!));
  const beneath = await Promise.all([...new Set(inner)].map((path) => fetchCompressed(port, path)));
  const bytes = [page, ...styles, ...beneath].reduce((sum, one) => sum + one.bytes, 0);
  const plain = [page, ...styles, ...beneath].reduce((sum, one) => sum + one.plain, 0);
  return [boundFigure(`filing page with all it loads (${1 + styles.length + beneath.length} files), compressed`, bytes / 1000, 'kB', 60, `${(plain / 1000).toFixed(1)} kB plain`)];
}

function fetchCompressed(port: number, path: string): Promise<{ bytes: number; plain: number; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path}: HTTP ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        resolve({ bytes: body.length, plain: plain.length, text: plain.toString('utf8') });
      });
    })
      .on('error', reject)
      .end();
  });
}
