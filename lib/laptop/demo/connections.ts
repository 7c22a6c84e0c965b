// What is known of the connection to OSO in the demo regions: most schools exchange, and of everything that can stand in the way there is a school or two.
import type { Actor } from '../../../lambdas/domain/actor.ts'
import { day, type LocalDate } from '../../../lambdas/domain/local-date.ts'
import { localDateOf } from '../../../lambdas/domain/moment.ts'
import type { QualificationLine } from '../../../lambdas/domain/qualification-import.ts'
import type { SchoolId } from '../../../lambdas/domain/school.ts'
import type { StatedFacts } from '../../../lambdas/domain/stating-facts.ts'
import type { Ports } from '../../../lambdas/ports/ports.ts'
import type { RegionYearKey } from '../../../lambdas/ports/regions.ts'
import { importQualifications } from '../../../lambdas/usecases/import-qualifications.ts'
import { stateBoardFacts } from '../../../lambdas/usecases/state-board-facts.ts'
import { stateFacts } from '../../../lambdas/usecases/state-facts.ts'

type FactPorts = Pick<Ports, 'clock' | 'years' | 'schools' | 'progress' | 'boards' | 'qualifications'>

interface BoardInDemo {
  readonly boardId: string
  readonly pupilSystems: readonly string[]
  readonly mandate: 'yes' | 'no'
  readonly on: LocalDate
}

/** The others stated nothing here yet: what the region knows of their schools stands in its list. */
const boards: readonly BoardInDemo[] = [
  { boardId: '99901', pupilSystems: ['ParnasSys', 'ESIS'], mandate: 'yes', on: day('2026-09-08') },
  /** Signed, and its schools wait for the mandates. */
  { boardId: '99905', pupilSystems: ['Magister', 'Somtoday'], mandate: 'no', on: day('2026-10-06') },
]

const yes = { state: 'yes' } as const
const no = { state: 'no' } as const

/** What the regions' lists say otherwise than that all is well; a school without anything has not answered. */
const special: Readonly<Record<SchoolId, StatedFacts>> = {
  '90AA00': {},
  '91AG00': {},
  '90AB00': { endpoint: no },
  '90BB00': { endpoint: no },
  '91AC00': { endpoint: no },
  '90AF00': { participates: no },
  '90CA00': { agreement: no },
}

/** What is known of these is of the school year before. */
const ofBefore: readonly SchoolId[] = ['90BE00', '90CF00']

/** Boards that stated nothing: the list says of their schools that all of it is there. Of one board nobody knows. */
const boardsInList: readonly string[] = ['99902', '99903', '99904', '99906']

const listedOn = day('2026-11-04')
const beforeOn = day('2026-06-03')

/** No demo begins with a day that is still to come. */
const notLater = (on: LocalDate, today: LocalDate) => (on < today ? on : today)

const dated = (facts: StatedFacts, on: LocalDate): StatedFacts => Object.fromEntries(Object.entries(facts).map(([name, said]) => [name, { ...said, on }]))

async function seedList(ports: FactPorts, actor: Actor, key: RegionYearKey, today: LocalDate): Promise<void> {
  const lines = (await ports.schools.list(key)).map(({ schoolId, boardId }, i): QualificationLine => {
    const usual = boardsInList.includes(boardId) ? { participates: yes, agreement: yes, mandate: yes, endpoint: yes } : { participates: yes, endpoint: yes }
    const on = notLater(ofBefore.includes(schoolId) ? beforeOn : listedOn, today)
    return { line: i + 2, code: schoolId, stated: dated(special[schoolId] ?? usual, on) }
  })
  await importQualifications(ports)(actor, key, lines, { dryRun: false, overwrite: false })
}

export interface Answering {
  readonly actor: Actor
  readonly key: RegionYearKey
  readonly schoolId: SchoolId
}

/** The regions' lists, then what boards stated, and schools that answered themselves. */
export async function seedConnections(ports: FactPorts, regions: readonly { readonly actor: Actor; readonly key: RegionYearKey }[], ofBoards: Actor, answering: readonly Answering[]): Promise<void> {
  const today = localDateOf(ports.clock())
  for (const { actor, key } of regions) await seedList(ports, actor, key, today)
  for (const { boardId, pupilSystems, mandate, on } of boards) {
    const agreement = { ...yes, on: notLater(on, today) }
    for (const pupilSystem of pupilSystems) {
      const { version } = await ports.boards.factsNow(boardId)
      await stateBoardFacts(ports)(ofBoards, boardId, { agreement, mandate: { state: mandate, on: notLater(on, today) }, pupilSystem }, version)
    }
  }
  for (const { actor, key, schoolId } of answering) {
    const found = await ports.schools.getWithYear(key, schoolId)
    await stateFacts(ports)(actor, key, schoolId, { stated: { participates: yes, endpoint: yes } }, found?.school.progress?.qualification.version ?? 0)
  }
}
