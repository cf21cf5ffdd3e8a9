import { exactly, type Check } from '../../../kernel/shape.js';
import { isCommitment } from './commitments.js';

export { either, exactly, flag, isRecord, listOf, matching, oneOf, optional, publicId, uuid, wellFormed, type Check, type Shapes } from '../../../kernel/shape.js';

export const commitment: Check = isCommitment;

export function commitments(fields: readonly string[]): Check {
  return exactly(Object.fromEntries(fields.map((field) => [field, commitment])));
}
