#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/cli/main.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write('folkmoot is not built yet: run `npm ci` (or `npm run build`) in its folder first.\n');
  process.exit(2);
}
await import(program.href);
