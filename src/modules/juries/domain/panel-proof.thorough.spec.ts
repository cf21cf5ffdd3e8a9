import { describe, expect, it } from '@jest/globals';
import { panelRoot } from './draw/index.js';
import { smallBundle } from './draw/specimens.js';
import { checkPanel, provePanel } from './panel-proof.js';

describe('that a panel lies under the root', () => {
  it('is shown for every panel of every small number of them, at its place and at no other', () => {
    const { announcement } = smallBundle();
    for (let size = 1; size <= 18; size++) {
      const panels = Array.from({ length: size }, (_, i) => [i, i + 100]);
      const root = panelRoot(announcement, panels);
      for (const [i, panel] of panels.entries()) {
        const path = provePanel(announcement, panels, i);
        for (let at = 0; at < size; at++) expect(checkPanel(root, size, at, panel, path)).toBe(at === i);
        expect(checkPanel(root, size, i, [i, i + 101], path)).toBe(false);
        expect(checkPanel(root, size, i, panel, path.slice(1))).toBe(false);
        expect(checkPanel('no root', size, i, panel, path)).toBe(false);
      }
    }
  });
});
