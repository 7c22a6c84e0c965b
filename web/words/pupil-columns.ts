// Names that schools give to the columns of a list of pupils.

/** In small letters, as the whole header. There may be several columns with a destination. */
export const headerNames = {
  label: /^(?:eigen )?(?:aanduiding|label)$|^(?:naam|roepnaam|voornaam|leerling|leerlingnaam|initialen|volledige naam)$|^(?:leerling)?(?:nummer|nr\.?|code)$/u,
  group: /^(?:groep|klas|stamgroep|jaargroep)$/u,
  routes: /^(?:route|routes|bijzondere route|soort onderwijs)$/u,
  destination: /^(?:naar )?vo[ -]?(?:school|scholen)(?: ?\d)?$|^(?:naar|aangemeld bij|school van aanmelding)$|^(?:\d(?:e|ste)?|eerste|tweede|derde) (?:keuze|voorkeur)$|^(?:keuze|voorkeur) ?\d?$/u,
  round: /^(?:ronde|aanmeldronde)$/u,
} as const

/** Somewhere in a header, in small letters. */
export const bsnHeader = /\bbsn\b|burgerservice|sofi|persoonsgebonden ?nummer|\bpgn\b|onderwijs-?(?:nummer|nr)/u

/** What may stand in a column without header, as a whole. */
export const cellForms = {
  group: /^(?:groep )?[1-8](?:\/[1-8])?\s?-?[a-z]?$/iu,
  routes: /^(?:regulier|pro|lwoo|vso)(?:[ ,+/]+(?:pro|lwoo|vso))*$/iu,
} as const

/** What the API calls them, in the order in which they are sent. */
export const pastedHeaders = { label: 'aanduiding', group: 'groep', routes: 'route', destination: 'vo-school', round: 'ronde' } as const
