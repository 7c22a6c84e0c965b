// What becomes of a mail after the mail service took it, and which news of it no longer counts.
import type { Notification, NotificationState } from './notification.ts'

/**
 * `delivered`: it is at the mail server of its reader. `bounced`: it can never reach that address. `complained`: its reader called it unwanted.
 * `rejected`: the mail service took it and held it back after all.
 */
export type MailFate = 'delivered' | 'bounced' | 'complained' | 'rejected'

/** The state that each fate gives a notification, and over which states: what bounced or was complained of stays so, whatever is told late. */
export const stateAfter: Readonly<Record<MailFate, Pick<Notification, 'state' | 'failure'> & { readonly over: readonly NotificationState[] }>> = {
  delivered: { state: 'delivered', over: ['sent'] },
  bounced: { state: 'bounced', over: ['sent', 'delivered'] },
  complained: { state: 'complained', over: ['sent', 'delivered'] },
  rejected: { state: 'failed', failure: 'mail-service-refused', over: ['sent'] },
}

/** Whether a school can no longer be reached by this address: the mail service remembers both, and sends nothing there any more. */
export const isUnreachable = (fate: MailFate): boolean => fate === 'bounced' || fate === 'complained'
