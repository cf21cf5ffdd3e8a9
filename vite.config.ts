import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

const ISLANDS = 'src/portal/islands';

/** Every island is an entry of its own, so that a page loads only the scripts it names. */
function islands(): string[] {
  if (!existsSync(ISLANDS)) return [];
  return readdirSync(ISLANDS)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${ISLANDS}/${name}`);
}

/** Style sheet and islands of the portal, with the hash of their content in their names, and a manifest for the server. */
export default defineConfig({
  base: '/assets/',
  publicDir: false,
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
  build: {
    outDir: 'dist/portal/assets',
    assetsDir: '',
    // `scripts/build.js` removes what an earlier build left, once the new files stand.
    emptyOutDir: false,
    manifest: true,
    modulePreload: false,
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    rollupOptions: {
      // Hints about the build's own speed, printed in the middle of `npm ci`, look like warnings to whoever installs.
      checks: { pluginTimings: false },
      input: ['src/portal/styles/main.scss', ...islands()],
    },
  },
});
