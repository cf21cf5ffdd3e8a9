import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { type ActRefused, type PreparedAct } from '../signed-in/sign-page.js';
import type { Visit } from '../signed-in/visit.js';
import { LAB, type LabData, type LabPageData } from './operations.js';

export interface Prepared {
  readonly prepared: PreparedAct | ActRefused;
}

/** Asks for what is to be signed, and shows it; or the form again, with what is wrong. */
export async function toSign(
  visit: Visit,
  operation: string,
  variables: Record<string, unknown>,
  about: { readonly facts: readonly SummaryRow[]; readonly back: string },
  again: (errors: readonly FieldError[]) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const asked = await visit.try<Prepared>(operation, variables);
  if (!asked.ok) return again(asked.errors);
  const { prepared } = asked.data;
  return 'code' in prepared ? again([{ text: prepared.message }]) : visit.sign(prepared, { ...about, changes: true });
}

export async function labOf(visit: Visit): Promise<(LabPageData & { readonly lab: LabData }) | undefined> {
  const data = await anyLab(visit);
  return data?.lab ? { ...data, lab: data.lab } : undefined;
}

/** Also an organisation that nobody has recognised anything of. */
export async function anyLab(visit: Visit): Promise<LabPageData | undefined> {
  const entity = visit.part('entity');
  return isPublicId(entity) ? visit.run<LabPageData>(LAB, { entity }) : undefined;
}

/** A whole number as it was typed. */
export function numberIn(typed: string, least: number, most: number): number | undefined {
  const value = /^\d{1,4}$/.test(typed) ? Number(typed) : -1;
  return value >= least && value <= most ? value : undefined;
}
