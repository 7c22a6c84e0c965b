// The mails of a year: what became of them, in words.
import type { Answer } from '../../lambdas/contract/routes.ts'

export type Message = Answer<'listNotifications'>['notifications'][number]

export const messagesWords = {
  title: 'Berichten',
  lead: 'Alle e-mails van dit schooljaar, de nieuwste bovenaan.',
  none: 'Er zijn nog geen berichten.',
  noneText: 'Na het publiceren van de kalender sturen wij de eerste berichten.',
  columns: { when: 'Wanneer', to: 'Aan', subject: 'Onderwerp', schools: 'Over', state: 'Stand', actions: 'Acties' },
  stateNames: {
    waiting: 'Wordt verstuurd',
    claimed: 'Wordt verstuurd',
    sent: 'Verstuurd',
    withdrawn: 'Ingetrokken, niet verstuurd',
    failed: 'Niet verstuurd',
  } satisfies Record<Message['state'], string>,
  failureNames: {
    'address-refused': 'Het adres is geweigerd. Controleer het e-mailadres van deze contactpersoon.',
    'mail-service-refused': 'De maildienst weigerde het bericht.',
    'tried-too-long': 'Na meer pogingen is het niet gelukt.',
  } as Readonly<Record<string, string>>,
  resend: 'Stuur opnieuw',
  resent: (to: string) => `Het bericht aan ${to} wordt opnieuw verstuurd.`,
  shown: (count: number) => (count === 1 ? '1 bericht' : `${count} berichten`),
  moreThere: 'Er zijn oudere berichten.',
} as const

export const boardWords = {
  title: 'Uw schoolbestuur',
  lead: (board: string) => `U bent ingelogd namens bestuur ${board}.`,
  nothing: 'U hoeft hier nu niets te melden',
  nothingText: 'Uw scholen regelen hun stappen zelf en krijgen daar bericht over. Is er iets nodig van uw bestuur, zoals voor de aansluiting op OSO? Dan hoort u dat van het contactpunt van uw regio.',
  ask:
    'Hebt u een vraag over de overstap? Neem dan contact op met het contactpunt van de regio. De gegevens staan in elke e-mail die uw scholen krijgen.',
  regions: 'Regio’s waarin uw scholen meedoen',
} as const
