import { Injectable } from '@nestjs/common';

/**
 * Tells within this process that something was committed, so that a sequencer in it need not wait for its next look. It is a
 * hint only: entries of other processes, and any whose hint was missed, are found by looking.
 */
@Injectable()
export class CommitSignal {
  #listener: (() => void) | undefined;

  on(listener: () => void): void {
    this.#listener = listener;
  }

  give(): void {
    this.#listener?.();
  }
}
