/**
 * The cast of the demonstration world. Every one of them is invented and says so in the name, so that no page of a
 * demonstration node can be mistaken for the act of a real person. Addresses use the reserved domain `example.org` (RFC 2606).
 */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: 'steward' | 'editor' | 'client' | 'none';
  /** With a plain key where it is not said. */
  readonly signsWith?: 'passkey';
  readonly email?: string;
  /** One sentence that explains the person to somebody who looks at the demonstration. */
  readonly about: string;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'steward-one',
    name: 'Demo Steward One (fictional)',
    role: 'steward',
    email: 'steward-one@example.org',
    about: 'Answers for this demonstration node: invites the others, and holds no power to publish alone.',
  },
  {
    key: 'steward-two',
    name: 'Demo Steward Two (fictional)',
    role: 'steward',
    email: 'steward-two@example.org',
    about: 'Second pair of eyes for keys, roles and recovery.',
  },
  {
    key: 'editor-one',
    name: 'Demo Editor One (fictional)',
    role: 'editor',
    email: 'editor-one@example.org',
    about: 'Works through the queue: claims reports, asks reporters, drafts and publishes incidents.',
  },
  {
    key: 'editor-two',
    name: 'Demo Editor Two (fictional)',
    role: 'editor',
    email: 'editor-two@example.org',
    about: 'Gives the second consent wherever the rules ask for two people.',
  },
  {
    key: 'editor-three',
    name: 'Demo Editor Three (fictional)',
    role: 'editor',
    email: 'editor-three@example.org',
    about: 'Corrects and retracts: looks after records that turned out to be wrong or double.',
  },
  {
    key: 'client-newsroom',
    name: 'Demo Newsroom Client (fictional)',
    role: 'client',
    about: 'A program of an imaginary newsroom that files press reports through the API with its own key.',
  },
  {
    key: 'client-research',
    name: 'Demo Research Client (fictional)',
    role: 'client',
    about: 'A program of an imaginary research group that files reports about published studies.',
  },
  {
    key: 'citizen-one',
    name: 'Demo Citizen One (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council, in a seat of the citizens.',
  },
  {
    key: 'citizen-two',
    name: 'Demo Citizen Two (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council, in a seat of the citizens.',
  },
  {
    key: 'citizen-three',
    name: 'Demo Citizen Three (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council and dissents.',
  },
  {
    key: 'worker-one',
    name: 'Demo Nurse One (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council for people who work with assistants.',
  },
  {
    key: 'worker-two',
    name: 'Demo Clerk Two (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council for people who work with assistants.',
  },
  {
    key: 'expert-one',
    name: 'Demo Safety Engineer One (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council as an expert.',
  },
  {
    key: 'expert-two',
    name: 'Demo Jurist Two (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Sits in the council as an expert, holds shares of the lab, and does not vote on it.',
  },
  {
    key: 'lab-counsel',
    name: 'Demo Lab Counsel (fictional)',
    role: 'none',
    signsWith: 'passkey',
    about: 'Speaks for the invented lab, whose key has signed for him.',
  },
];
