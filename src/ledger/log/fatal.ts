/**
 * The one error that means *stop*: whatever the cause, this log must not be signed any further until a person has looked.
 * Every other error of the sequencer means *try again*.
 */
export class SequencerFatal extends Error {
  override readonly name = 'SequencerFatal';
}
