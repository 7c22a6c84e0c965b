// Forms that two people have open at once: who saves last sees what the other saved, and takes none of it away unseen.
import { describe, expect, test } from 'vitest'
import { Problem, problemFrom } from '../../web/api/problem.ts'
import { contactsTogether } from '../../web/pages/school/contacts-together.ts'
import { emptyContact } from '../../web/pages/school/contact-typed.ts'
import { showingTheirs } from '../../web/showing-theirs.ts'
import { changedByBoth, formOver, typedAfter, typedIn } from '../../web/typed-over.ts'

interface Form {
  readonly name: string
  readonly place: string
  readonly rounds: readonly string[]
}

const saved: Form = { name: 'De Ring', place: 'Lemsterhoek', rounds: ['1'] }
const nothing = { typed: {}, begun: {} }

describe('a form over what is saved', () => {
  test('a field that nobody typed in shows what somebody else saved; what was typed stays', () => {
    const typed = typedIn<Form>(saved, nothing, { ...saved, place: 'Sneek' })
    expect(formOver<Form>({ ...saved, name: 'De Kring', rounds: ['1', '2'] }, typed)).toEqual({ name: 'De Kring', place: 'Sneek', rounds: ['1', '2'] })
  })

  test('a field that was typed back is not typed in', () => {
    const typed = typedIn<Form>(saved, typedIn<Form>(saved, nothing, { ...saved, rounds: [] }), { ...saved, rounds: ['1'] })
    expect(typed).toEqual(nothing)
  })

  test('only a field that both changed, in different ways, is told', () => {
    const typed = typedIn<Form>(saved, nothing, { ...saved, name: 'De Cirkel', place: 'Sneek' })
    expect(changedByBoth<Form>(saved, typed)).toEqual([])
    expect(changedByBoth<Form>({ ...saved, name: 'De Kring', place: 'Sneek', rounds: [] }, typed)).toEqual(['name'])
  })

  test('it is told still after more was typed, until it is typed as the other has it', () => {
    const theirs = { ...saved, name: 'De Kring' }
    const typed = typedIn<Form>(saved, nothing, { ...saved, name: 'De C' })
    const more = typedIn<Form>(theirs, typed, { ...theirs, name: 'De Cirkel' })
    expect(changedByBoth<Form>(theirs, more)).toEqual(['name'])
    expect(changedByBoth<Form>(theirs, typedIn<Form>(theirs, more, theirs))).toEqual([])
  })

  test('once it was saved only what was typed since is typed, and nobody else changed that', () => {
    const sent = typedIn<Form>(saved, nothing, { ...saved, name: ' De Cirkel ', place: 'Snee' })
    const now = typedIn<Form>(saved, sent, { ...saved, name: ' De Cirkel ', place: 'Sneek' })
    const after = typedAfter<Form>(sent)(now)
    expect(after).toEqual({ typed: { place: 'Sneek' }, begun: { place: 'Snee' } })
    expect(changedByBoth<Form>({ ...saved, name: 'De Cirkel', place: 'Snee' }, after)).toEqual([])
  })
})

describe('contacts that two people changed', () => {
  const contact = (contactId: string, name: string) => ({ ...emptyContact, contactId, name, email: `${contactId}@school.example` })
  const [anna, bas, carla] = [contact('a', 'Anna'), contact('b', 'Bas'), contact('c', 'Carla')]

  test('what each changed, added and took out stands together', () => {
    const mine = [{ ...anna, name: 'Anna Bakker' }, bas, { ...emptyContact, name: 'Nieuw' }]
    const theirs = [anna, { ...bas, phone: '0612345678' }, carla, contact('d', 'Daan')]
    expect(contactsTogether([anna, bas, carla], mine, theirs).map(({ name, phone }) => `${name} ${phone}`.trim())).toEqual(['Anna Bakker', 'Bas 0612345678', 'Nieuw', 'Daan'])
  })

  test('a form that nobody began is no contact beside theirs', () => {
    expect(contactsTogether([], [emptyContact], [anna])).toEqual([anna])
  })

  test.each(['nieuw@ring.example', ' Nieuw@Ring.example '])('somebody whom both added is there once, with what I typed: %s', (email) => {
    const theirs = [anna, { ...emptyContact, contactId: 'n', name: 'Noa', email: 'nieuw@ring.example', phone: '' }]
    const mine = [anna, { ...emptyContact, name: 'Noa Visser', email }]
    expect(contactsTogether([anna], mine, theirs)).toEqual([anna, { ...emptyContact, contactId: 'n', name: 'Noa Visser', email }])
  })

  test('of one whom both changed mine stays; whom they took out and I changed stays too', () => {
    const mine = [{ ...anna, name: 'Anna Bakker' }, { ...bas, name: 'Bas Jansen' }, carla]
    expect(contactsTogether([anna, bas, carla], mine, [{ ...anna, name: 'Anna de Boer' }]).map(({ name }) => name)).toEqual(['Anna Bakker', 'Bas Jansen'])
  })
})

describe('an act on a version that somebody else replaced', () => {
  const changed = problemFrom(412, { code: 'changed-meanwhile', detail: 'Haal de nieuwste versie op.', errors: [{ path: 'name', message: 'x' }] })
  const tried = async (fault: unknown) => {
    const done: string[] = []
    const told = await showingTheirs(() => Promise.reject(fault as Error), async () => void done.push('again'), 'Iemand anders was u voor.').catch((thrown: unknown) => thrown)
    return { done, told }
  }

  test('shows that version first, and then says so', async () => {
    const { done, told } = await tried(changed)
    expect(done).toEqual(['again'])
    expect(told).toBeInstanceOf(Problem)
    expect((told as Problem).answer).toMatchObject({ status: 412, detail: 'Iemand anders was u voor.', errors: [], reasons: [] })
  })

  test.each([problemFrom(409, {}), new TypeError('no')])('any other fault is told as it is: %s', async (fault) => {
    expect(await tried(fault)).toEqual({ done: [], told: fault })
  })

  test('what goes well is answered', async () => {
    expect(await showingTheirs(async () => 'done', () => Promise.reject(new Error('asked again')))).toBe('done')
  })
})
