/**
 * The solver runs as WebAssembly, whose memory is no part of the heap that a thread's limits count. So the thread that searches gives it an
 * end of its own: what would grow beyond is refused, and the solver fails as it does where a machine has no more.
 *
 *     const met = limitWebAssembly(512_000_000);
 *     met()   // whether anything was refused
 *
 * It changes `WebAssembly.Memory` for the whole thread: only for one that does nothing else.
 */
export function limitWebAssembly(mostBytes: number): () => boolean {
  const { prototype } = WebAssembly.Memory;
  const grow = Object.getOwnPropertyDescriptor(prototype, 'grow')!.value as (this: WebAssembly.Memory, pages: number) => number;
  let met = false;
  prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE > mostBytes) {
      met = true;
      throw new RangeError('the memory of the solver ends here');
    }
    return grow.call(this, pages);
  };
  return () => met;
}

const PAGE = 65_536;

/** The largest draw that was measured, of 1,000 people of 308 types, takes 220 MB with all that a process of Node needs. */
export const SOLVER_BYTES = 512_000_000;
export const HEAP_MEGABYTES = 1_024;

/** A draw too large for its memory ends with this, and never with a worse lottery. */
export class SearchTooLarge extends Error {
  constructor() {
    super(`the search needs more memory than it may take (${HEAP_MEGABYTES} MB, and ${SOLVER_BYTES / 1_000_000} MB for the solver); fewer or wider categories need less`);
    this.name = 'SearchTooLarge';
  }
}
