import type { EntityManager } from 'typeorm';

const TABLES = ['notice_message', 'notice', 'notification_preference', 'webhook', 'notification_address'] as const;

export async function forgetMember(tx: EntityManager, member: string): Promise<void> {
  for (const table of TABLES) await tx.query(`DELETE FROM ${table} WHERE member = $1`, [member]);
}
