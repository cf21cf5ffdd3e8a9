/** Tells that the log has grown, so that pages made before are out of date. The node gives the ledger's own signal. */
export abstract class PublicationSignal {
  /** Gives back what ends the listening. */
  abstract onPublished(listener: () => void): () => void;
}
