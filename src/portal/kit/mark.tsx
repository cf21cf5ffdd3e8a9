import type { VNode } from 'preact';

/** A ring of nine stones seen from above, open to the south; one, in ember, has the word. */
const STONES = [30, 67.5, 105, 142.5, 217.5, 255, 292.5, 330, 0] as const;

export function Mark(): VNode {
  return (
    <svg class="fm-brand__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      {STONES.map((turn) => (
        <rect
          key={turn}
          class={turn === 0 ? 'fm-brand__speaker' : undefined}
          x="17"
          y="2"
          width="6"
          height="9.5"
          rx="2.4"
          transform={`rotate(${turn} 20 20)`}
        />
      ))}
      <circle cx="20" cy="20" r="2.6" />
    </svg>
  );
}

/** The same ring for the browser's tab, in the page itself, so that no further request is made. */
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#143a2c"/>${STONES.map(
    (turn) =>
      `<rect x="17.2" y="4.5" width="5.6" height="8.2" rx="2.2" fill="${turn === 0 ? '#e39a4b' : '#f6f1e3'}" transform="rotate(${turn} 20 20)"/>`,
  ).join('')}</svg>`,
)}`;
