import type { EntityManager } from 'typeorm';

/** Forgets the address, and what was gathered for it. Preferences stay for the next one. */
export async function stopMail(tx: EntityManager, member: string): Promise<void> {
  await tx.query('DELETE FROM notification_address WHERE member = $1', [member]);
  await tx.query(`DELETE FROM notice_message WHERE member = $1 AND channel = 'mail' AND purpose <> 'confirm'`, [member]);
  await tx.query(`UPDATE notice_message SET status = 'given-up' WHERE member = $1 AND channel = 'mail' AND purpose = 'confirm' AND status IN ('waiting', 'sending')`, [member]);
}
