// The mails of a year: what became of them, in words.
import type { Answer } from '../../lambdas/contract/routes.ts'

export type Message = Answer<'listNotifications'>['notifications'][number]

export const messagesWords = {
  title: 'E-mails',
  lead: 'Alle e-mails van dit schooljaar, de nieuwste bovenaan.',
  none: 'Er zijn nog geen e-mails.',
  noneText: 'Na het publiceren van de kalender sturen wij de eerste e-mails.',
  columns: { when: 'Wanneer', to: 'Aan', subject: 'Onderwerp', schools: 'Over', state: 'Stand', actions: 'Acties' },
  stateNames: {
    waiting: 'Wordt verstuurd',
    claimed: 'Wordt verstuurd',
    sent: 'Verstuurd',
    delivered: 'Afgeleverd',
    bounced: 'Komt niet aan: het adres bestaat niet (meer)',
    complained: 'Klacht: de ontvanger wil deze e-mails niet',
    withdrawn: 'Ingetrokken, niet verstuurd',
    failed: 'Niet verstuurd',
  } satisfies Record<Message['state'], string>,
  failureNames: {
    'address-refused': 'Het adres is geweigerd. Controleer het e-mailadres van deze contactpersoon.',
    'mail-service-refused': 'De maildienst weigerde de e-mail.',
    'tried-too-long': 'Na meer pogingen is het niet gelukt.',
  } as Readonly<Record<string, string>>,
  resend: 'Stuur opnieuw',
  resent: (to: string) => `De e-mail aan ${to} wordt opnieuw verstuurd.`,
  shown: (count: number) => (count === 1 ? '1 e-mail' : `${count} e-mails`),
  moreThere: 'Er zijn oudere e-mails.',
} as const
