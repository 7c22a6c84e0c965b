// The plain schools, steps and contacts that the tests of the rules start from: usual in everything that a test does not name.
import type { Contact } from '../../lambdas/domain/contact.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone, Reminder } from '../../lambdas/domain/milestone.ts'
import { type Instant, momentAt, time } from '../../lambdas/domain/moment.ts'
import type { RegisterEntry, School } from '../../lambdas/domain/school.ts'
import type { Tick } from '../../lambdas/domain/tick.ts'

/** The moment of a wall clock in Amsterdam, as `2027-03-24 08:00`. */
export function at(text: string): Instant {
  const [date = '', clock = ''] = text.split(' ')
  return momentAt(day(date), time(clock))
}

export const reminders = (...workingDays: readonly number[]): readonly Reminder[] =>
  workingDays.map((count) => ({ workingDays: count, at: time('08:00') }))

/** A step of one's own for primary schools on a Wednesday, without reminders. */
export const step = (given: Partial<Milestone> = {}): Milestone => ({
  id: given.kind ?? 'custom',
  kind: 'custom',
  title: 'Een stap',
  on: day('2027-03-24'),
  audience: ['po'],
  route: 'regular',
  round: '1',
  basis: 'region',
  reminders: [],
  ...given,
})

export const entry = (given: Partial<RegisterEntry> = {}): RegisterEntry => ({
  schoolId: '99AA00',
  sector: 'po',
  name: 'De Vlinderboom',
  boardId: '99901',
  street: 'Lindelaan',
  houseNumber: '12',
  postcode: '8001 AB',
  place: 'LINDEVELD',
  municipality: 'LINDEVELD',
  denomination: 'Openbaar',
  phone: '',
  website: '',
  structure: '',
  holidayRegion: 'Noord',
  ...given,
})

export const school = (given: Partial<School> = {}): School => ({
  ...entry(),
  membership: 'member',
  pupilSystem: '',
  source: 'register',
  contacts: [],
  ticks: {},
  version: 1,
  contactsVersion: 0,
  ...given,
})

export const contact = (given: Partial<Contact> = {}): Contact => ({
  contactId: `c-${given.email ?? 'jan@school.example'}`,
  email: 'jan@school.example',
  roles: ['transfer'],
  shared: false,
  ...given,
})

export const tick = (given: Partial<Tick> = {}): Tick => ({ done: true, statedBy: 'school', statedAt: at('2027-03-01 09:00'), version: 1, ...given })
