// The people of the demo: who can be chosen on the sign-in page from the first start.

export interface Person {
  readonly email: string
  readonly name: string
  /** What this person does, as the sign-in page says it. */
  readonly role: string
  readonly region?: string
}

const voorbeeld = { region: 'Regio Voorbeeld' }
const buur = { region: 'Buurregio' }

export const demoPeople: readonly Person[] = [
  { email: 'operator@demo.example', name: 'Olga van Rijn', role: 'Beheerder van de installatie' },
  { email: 'coordinator@demo.example', name: 'Carla Veenstra', role: 'Coördinator van de regio', ...voorbeeld },
  { email: 'helpdesk@demo.example', name: 'Hilde Bakker', role: 'Helpdesk: kijkt mee', ...voorbeeld },
  { email: 'board@demo.example', name: 'Bram de Groot', role: 'Schoolbestuur', ...voorbeeld },
  { email: 'po@demo.example', name: 'Petra Jansen', role: 'Po-school', ...voorbeeld },
  { email: 'po2@demo.example', name: 'Pieter Smit', role: 'Tweede po-school', ...voorbeeld },
  { email: 'vo@demo.example', name: 'Vera Mulder', role: 'Vo-school', ...voorbeeld },
  { email: 'vo2@demo.example', name: 'Victor Bos', role: 'Tweede vo-school', ...voorbeeld },
  { email: 'coordinator-buur@demo.example', name: 'Chris Dijkstra', role: 'Coördinator van de regio', ...buur },
  { email: 'po-buur@demo.example', name: 'Paula Visser', role: 'Po-school', ...buur },
  { email: 'vo-buur@demo.example', name: 'Vincent Meijer', role: 'Vo-school', ...buur },
  { email: 'grens@demo.example', name: 'Greet Hofman', role: 'Po-school in beide regio’s', region: 'Regio Voorbeeld en Buurregio' },
]
