import { registerEnumType } from '@nestjs/graphql';
import { ERASURE_GROUNDS } from '../kernel/sealed.js';

/** The closed lists of the rules as enums of the API: the code `serious-incident` is written SERIOUS_INCIDENT. */
export function enumOf<T extends string>(name: string, codes: readonly T[], description: string): Record<string, T> {
  const values = Object.fromEntries(codes.map((code) => [code.toUpperCase().replaceAll('-', '_'), code]));
  registerEnumType(values, { name, description });
  return values;
}

export const RecordErasureGround = enumOf('RecordErasureGround', ERASURE_GROUNDS, 'Why words of a public record were taken out of the node for good.');
