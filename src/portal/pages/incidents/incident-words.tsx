import type { VNode } from 'preact';
import { StateTag, Tag, useWords } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';

export function severityWords(messages: Messages, severity: string | null, short = false): string {
  if (severity === null) return messages.t('severity.none');
  return words(messages, [`severity.${short ? 'short.' : ''}${severity}`]) ?? severity;
}

export function roleWords(messages: Messages, role: string, standing: string): string {
  const settled = standing === 'ADMITTED' || standing === 'ADJUDICATED';
  return words(messages, [`role.${settled ? '' : 'alleged.'}${role}`]) ?? role;
}

/** Where an incident stands. */
export function IncidentState({ status, correctedAt }: { readonly status: string; readonly correctedAt: string | null }): VNode {
  const { t } = useWords();
  if (status === 'RETRACTED') return <StateTag state="retracted" />;
  if (status === 'MERGED') return <Tag tone="plum">{t('incident.fact.state.merged')}</Tag>;
  return <StateTag state={correctedAt === null ? 'published' : 'corrected'} />;
}

/** Marks what was taken over from elsewhere, so that it is never mistaken for this node's own finding. */
export function ImportedTag({ source }: { readonly source: string }): VNode {
  const { t } = useWords();
  return <Tag tone="blue">{t('incidents.imported', { source: source.toUpperCase() })}</Tag>;
}
