import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the built style sheet and scripts are. Their names carry a hash of their content, so they may be cached for ever; the
 * manifest that the build writes says which name is current and is read once, at start.
 */
export interface Assets {
  /** Address of the style sheet. */
  readonly style: string;
  /** Address of the script of an island, by the name of its file: `island('copy-code')`. */
  island(name: string): string;
}

export const ASSETS_PREFIX = '/assets/';

/** The folder of built assets, found from the root of the package whether this file runs from `src` or from `dist`. */
export function assetsDirectory(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the portal found no package.json above itself');
    folder = parent;
  }
  return join(folder, 'dist', 'portal', 'assets');
}

export function loadAssets(directory: string = assetsDirectory()): Assets {
  const path = join(directory, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new Error('the portal is not built: run `npm run build` first');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, { readonly file: string } | undefined>>;
  const address = (source: string): string => {
    const built = manifest[source];
    if (!built) throw new Error(`the portal's build has no ${source}: run \`npm run build\``);
    return ASSETS_PREFIX + built.file;
  };
  return {
    style: address('src/portal/styles/main.scss'),
    island: (name) => address(`src/portal/islands/${name}.ts`),
  };
}
