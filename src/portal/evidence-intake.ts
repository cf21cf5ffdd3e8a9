/**
 * Takes in a file that came with a form, before the form is sent: what POST /uploads does for clients of the API, under the same
 * limits. The handle alone opens the file; it travels in the form and is kept nowhere else.
 */
export abstract class EvidenceIntake {
  abstract stage(content: Uint8Array, name: string, bucket: number): Promise<Staged>;
}

export interface IncomingFile {
  readonly name: string;
  readonly content: Buffer;
}

export type Staged =
  | { readonly ok: true; readonly upload: { readonly handle: string; readonly name: string; readonly size: number } }
  | { readonly ok: false; readonly message: string };
