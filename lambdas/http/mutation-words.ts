// What became of a school, in Dutch: what a register makes likely and why, and what the coordinator said.
import { toIso } from '../domain/moment.ts'
import type { School } from '../domain/school.ts'
import type { Mutation, MutationSign } from '../domain/school-mutations.ts'

const signs: Readonly<Record<MutationSign, string>> = {
  'same-address': 'Het adres is hetzelfde.',
  'same-name': 'De naam is hetzelfde.',
  'same-phone': 'Het telefoonnummer is hetzelfde.',
  'same-website': 'De website is dezelfde.',
  'same-board': 'Het bestuur is hetzelfde.',
  'same-brin': 'De eerste vier tekens van de code (BRIN) zijn dezelfde.',
  'same-place-and-name-part': 'De plaats is dezelfde, en een deel van de naam.',
}

const named = ({ schoolId, name, place }: School) => ({ schoolId, name, place })

function sentence({ school, how, certainty, to }: Mutation): string {
  const probably = certainty === 'likely' ? 'waarschijnlijk' : 'misschien'
  const other = to && `${to.name} (${to.schoolId})`
  switch (how) {
    case 'renumbered':
      return `${school.name} (${school.schoolId}) gaat ${probably} verder als ${other}. Controleer dit en kies wat klopt.`
    case 'merged':
      return `${school.name} (${school.schoolId}) is ${probably} samengegaan met ${other}. Controleer dit en kies wat klopt.`
    case 'closed':
      return `${school.name} (${school.schoolId}) is ${probably} gesloten: er is geen school die erop lijkt. Controleer dit en kies wat klopt.`
  }
}

export function mutationBody(mutation: Mutation) {
  const { school, how, certainty, to, others } = mutation
  const reasons = mutation.signs.map((code) => ({ code, message: signs[code] }))
  return { ...named(school), how, certainty, message: sentence(mutation), ...(to && { successor: named(to) }), reasons, others: others.map(named) }
}

export function successorBody(successor: School['successor']) {
  if (!successor) return {}
  const { how, schoolId, at } = successor
  return { successor: { how, ...(schoolId !== undefined && { schoolId }), at: toIso(at) } }
}
