// The numbers of a pair of schools, and of each school, are those of a count over all dossiers, whatever schools did and at whatever moment.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { confirmApplication } from '../../lambdas/usecases/answer-vo-school.ts'
import { changeApplication } from '../../lambdas/usecases/change-application.ts'
import { changeDossier, removeDossier } from '../../lambdas/usecases/change-dossier.ts'
import { claimApplications } from '../../lambdas/usecases/claim-applications.ts'
import { giveReceipt } from '../../lambdas/usecases/give-receipt.ts'
import { reportExpectedPupils } from '../../lambdas/usecases/report-expected-pupils.ts'
import { reportOsoMissing } from '../../lambdas/usecases/report-oso-missing.ts'
import { add, fetchAll, filled, recall, setReady } from '../closing/file-acts.ts'
import { type FilesWorld, filesWorld, key, oneDay, po, vo, voSchools, year } from '../closing/files-world.ts'
import { rowsOf } from '../store/world.ts'

const poSchools = ['99AB00', '99AC00'] as const
type Po = (typeof poSchools)[number]
type Vo = (typeof voSchools)[number]

/** What schools last said that they expect: nothing else in the table says it too. */
type Expected = Map<string, number>

interface Act {
  readonly name: string
  /** Acts that are done one after the other, since which came last decides. */
  readonly isAlone?: true
  readonly run: (world: FilesWorld, expected: Expected) => Promise<unknown>
}

const dossiersIn = async (world: FilesWorld): Promise<readonly Dossier[]> =>
  (await Promise.all(poSchools.map((schoolId) => rowsOf(world.edges.dynamo, `SCHOOL#${schoolId}#${year}`)))).flat().filter(({ sk }) => String(sk).startsWith('DOSSIER#')) as unknown as Dossier[]

/** What is refused, for whatever reason, changed nothing; everything else is a fault. */
async function tried(doing: Promise<unknown>): Promise<void> {
  await doing.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** Something with one of the dossiers there are; nothing where there is none. */
const withOne = (name: string, act: (world: FilesWorld, dossier: Dossier) => Promise<unknown>) => (which: number): Act => ({
  name: `${name} ${which}`,
  run: async (world) => {
    const all = await dossiersIn(world)
    const one = all[which % Math.max(all.length, 1)]
    if (one) await act(world, one)
  },
})

const addSome = (school: Po, count: number, to: readonly Vo[]): Act => ({ name: `${school} adds ${count} to ${to.join()}`, run: (world) => add(world, school, count, to) })
const nameSome = (to: readonly Vo[]) => withOne(`name ${to.join()}`, (world, { dossierId, schoolId, version }) => changeDossier(world.ports())(po(schoolId), dossierId, { destinations: to }, version))
const claim = (school: Vo) => withOne(`${school} claims`, async (world, { dossierId, codeNumber }) => {
  await claimApplications(world.ports())(vo(school), key, school, [{ code: await world.ports().codes.of(dossierId, codeNumber), round: '1' }])
})
const confirm = (school: Vo, isCorrect: boolean) => withOne(`confirm ${school} ${isCorrect}`, (world, { dossierId, schoolId }) => confirmApplication(world.ports())(po(schoolId), dossierId, `${dossierId}-${school}`, isCorrect))
const state = (school: Vo, said: 'applied' | 'placed' | 'not-placed' | 'withdrawn' | 'not-arrived') =>
  withOne(`${school} says ${said}`, (world, { dossierId }) => changeApplication(world.ports())(vo(school), key, school, `${dossierId}-${school}`, { state: said }))
const notOurs = (school: Vo) => withOne(`${school} says not ours`, (world, { dossierId }) => giveReceipt(world.ports())(vo(school), dossierId, school, 'not-ours'))
const remove = withOne('remove', (world, { dossierId, schoolId, version }) => removeDossier(world.ports())(po(schoolId), dossierId, version))
const send = withOne('send', async (world, { dossierId }) => {
  await filled(world, [dossierId], 40)
  await setReady(world, [dossierId])
})
const takeBack = withOne('recall', (world, { dossierId }) => recall(world, dossierId))
const fetch = (school: Vo): Act => ({ name: `${school} fetches`, run: (world) => fetchAll(world, school) })
const expectPupils = (of: Po | Vo, other: Po | Vo, count: number): Act => ({
  name: `${of} expects ${count} of ${other}`,
  isAlone: true,
  run: async (world, expected) => {
    const actor = of.startsWith('99A') ? po(of) : vo(of)
    await reportExpectedPupils(world.ports())(actor, key, of, [{ schoolId: other, count }])
    expected.set(`${of} ${other}`, count)
  },
})
const missing = (school: Vo, of: Po, count: number): Act => ({ name: `${school} misses ${count} of ${of}`, run: (world) => reportOsoMissing(world.ports())(vo(school), key, school, [{ schoolId: of, count }]) })
/** Two people of the VO school, each with what they think. */
const missingTwice = (school: Vo, of: Po, count: number): Act => ({
  name: `two of ${school} miss ${count} and 5 of ${of}`,
  run: (world, expected) => Promise.all([count, 5].map((each) => tried(missing(school, of, each).run(world, expected)))),
})
const wait: Act = { name: 'until after the release', isAlone: true, run: async (world) => world.wait(9 * oneDay) }

const which = fc.nat({ max: 5 })
const aPo = fc.constantFrom(...poSchools)
const aVo = fc.constantFrom(...voSchools)
const destinations = fc.constantFrom<readonly Vo[]>([], ['99CD00'], ['99CE00'], ['99CD00', '99CE00'], ['99CE00', '99CD00'])
const few = fc.constantFrom(0, 3, 30)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(aPo, fc.constantFrom(1, 3, 40), destinations).map(([school, count, to]) => addSome(school, count, to)) },
  { weight: 4, arbitrary: fc.tuple(which, destinations).map(([one, to]) => nameSome(to)(one)) },
  { weight: 4, arbitrary: fc.tuple(which, aVo).map(([one, school]) => claim(school)(one)) },
  { weight: 2, arbitrary: fc.tuple(which, aVo, fc.boolean()).map(([one, school, isCorrect]) => confirm(school, isCorrect)(one)) },
  { weight: 4, arbitrary: fc.tuple(which, aVo, fc.constantFrom('applied' as const, 'placed' as const, 'not-placed' as const, 'withdrawn' as const, 'not-arrived' as const)).map(([one, school, said]) => state(school, said)(one)) },
  { weight: 2, arbitrary: fc.tuple(which, aVo).map(([one, school]) => notOurs(school)(one)) },
  { weight: 2, arbitrary: which.map(remove) },
  { weight: 1, arbitrary: which.map(send) },
  { weight: 1, arbitrary: which.map(takeBack) },
  { weight: 1, arbitrary: aVo.map(fetch) },
  { weight: 2, arbitrary: fc.tuple(aPo, aVo, fc.boolean(), few).map(([p, v, byPo, count]) => (byPo ? expectPupils(p, v, count) : expectPupils(v, p, count))) },
  { weight: 4, arbitrary: fc.tuple(aVo, aPo, few).map(([school, of, count]) => missing(school, of, count)) },
  { weight: 2, arbitrary: fc.tuple(aVo, aPo, few).map(([school, of, count]) => missingTwice(school, of, count)) },
  { weight: 1, arbitrary: fc.constant(wait) },
)

interface Numbers {
  readonly applied: number
  readonly expectedByPo?: number
  readonly expectedByVo?: number
  readonly osoMissing: number
}

/** The pairs with any number, counted anew: over all dossiers, over what VO schools miss, and by what schools said last. */
async function counted(world: FilesWorld, expected: Expected): Promise<Record<string, Numbers>> {
  const dossiers = await dossiersIn(world)
  const found: Record<string, Numbers> = {}
  for (const of of poSchools) {
    for (const school of voSchools) {
      const applied = dossiers.filter(({ schoolId, applications }) => schoolId === of && applications.some((one) => one.schoolId === school && ['applied', 'placed'].includes(one.state))).length
      const osoMissing = (await world.ports().osoMissing.by(key, school)).find(({ schoolId }) => schoolId === of)?.count ?? 0
      const [byPo = 0, byVo = 0] = [expected.get(`${of} ${school}`), expected.get(`${school} ${of}`)]
      if (applied + osoMissing + byPo + byVo > 0) found[`${of} ${school}`] = { applied, osoMissing, ...(byPo > 0 && { expectedByPo: byPo }), ...(byVo > 0 && { expectedByVo: byVo }) }
    }
  }
  return found
}

async function inRows(world: FilesWorld): Promise<Record<string, Numbers>> {
  const all = await world.ports().pairs.list(key)
  return Object.fromEntries(
    all
      .filter(({ applied, osoMissing, expectedByPo = 0, expectedByVo = 0 }) => applied !== 0 || osoMissing !== 0 || expectedByPo + expectedByVo > 0)
      .map(({ poSchoolId, voSchoolId, ...numbers }) => [`${poSchoolId} ${voSchoolId}`, numbers]),
  )
}

it(
  'after any interleaving of acts, also two at one moment',
  async () => {
    let touched = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 12, maxLength: 20, size: 'max' }), async (turns) => {
        const world = await filesWorld()
        const expected: Expected = new Map()
        try {
          for (const turn of turns) {
            if (turn.some(({ isAlone }) => isAlone)) for (const { run } of turn) await tried(run(world, expected))
            else await Promise.all(turn.map(({ run }) => tried(run(world, expected))))
            world.wait(1)
          }
          const pairs = await counted(world, expected)
          expect(await inRows(world)).toEqual(pairs)
          // The numbers of the schools are the sums of their pairs, and of nothing else.
          const sum = (schoolId: string, name: 'applied' | 'osoMissing') => Object.entries(pairs).reduce((total, [ids, numbers]) => total + (ids.includes(schoolId) ? numbers[name] : 0), 0)
          const progress = new Map((await world.ports().progress.list(key)).map((row) => [row.schoolId, row]))
          expect(voSchools.map((schoolId) => progress.get(schoolId)!.pupils)).toEqual(voSchools.map((schoolId) => sum(schoolId, 'applied')))
          expect(poSchools.map((schoolId) => progress.get(schoolId)!.osoMissing)).toEqual(poSchools.map((schoolId) => sum(schoolId, 'osoMissing')))
          touched += Object.keys(pairs).length
        } finally {
          world.remove()
        }
      }),
      // Always the same worlds, so that what they prove does not hang on luck.
      { numRuns: 15, seed: 20270401 },
    )
    // Worlds without pairs would prove little.
    expect(touched).toBeGreaterThan(30)
  },
  120_000,
)
