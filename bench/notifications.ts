// `npm run bench`: the whole country's due notifications beside a naive luxon loop, the wall clock beside luxon and Temporal, and the overview.
import { canonical } from '../lambdas/domain/canonical.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { type CountryRegion, dueAt, oneRegion, dueSince, momentOfWall, wholeCountry, yearBegins, yearEnds } from './country.ts'
import { measurePlan } from './mail-plan.ts'
import { naiveMails, naiveYear } from './naive.ts'
import { ourMails, ourYear, type Wave } from './ours.ts'
import { measureOverview, wantedOverviewMilliseconds } from './overview.ts'
import { fullRegion } from './overview-region.ts'
import { bareAgainstBare, inTurns, type Spread } from './rounds.ts'
import { aroundChanges, costs, scattered } from './wall-clocks.ts'

/** "at least 20 times faster than a naive luxon loop" */
const wantedRatio = 20
const triesToBeEven = 3
const bareRounds = 41
const regionsPerRound = 5
const failed: string[] = []

const say = (text: string) => console.log(text)
const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
const spread = ({ median, p10, p90 }: Spread) => `${figure(median)} (p10 ${figure(p10)}, p90 ${figure(p90)})`

/** One text for all mails, whatever the order in which persons were met. */
const sortedText = (waves: readonly Wave[]) =>
  waves
    .filter(({ mails }) => mails.length > 0)
    .map(({ regionId, at, mails }) => canonical({ regionId, at, mails: [...mails].sort((a, b) => (a.email < b.email ? -1 : 1)) }))
    .sort()
    .join('\n')

const countMails = (waves: readonly Wave[]) => waves.reduce((sum, { mails }) => sum + mails.length, 0)

type Side = (country: readonly CountryRegion[], from: Instant, to: Instant) => readonly Wave[]

/** Each round takes a few regions, so that all rounds together are the whole country once. */
function measure(what: string, country: readonly CountryRegion[], naive: Side, ours: Side, [from, to]: readonly [Instant, Instant]): void {
  const part = (round: number) => country.slice(round * regionsPerRound, (round + 1) * regionsPerRound)
  let [naiveMails, ourMails, same]: [number, number, boolean] = [0, 0, true]
  const latest: { naive: readonly Wave[]; ours: readonly Wave[] } = { naive: [], ours: [] }
  const rounds = Math.ceil(country.length / regionsPerRound)
  ours(country, from, to)
  naive(country.slice(0, 1), from, to)
  const { ratio, first, second } = inTurns(
    rounds,
    (round) => (latest.naive = naive(part(round), from, to)),
    (round) => (latest.ours = ours(part(round), from, to)),
    [1, 10],
    () => {
      naiveMails += countMails(latest.naive)
      ourMails += countMails(latest.ours)
      same &&= sortedText(latest.naive) === sortedText(latest.ours)
    },
  )
  say(`${what}: ${ourMails} mails, ${same ? 'the same on both sides' : `NOT THE SAME, naive ${naiveMails}`}`)
  say(`${what}: ${spread(ratio)} times as fast; the country takes naive ${figure(first)} ms, ours ${figure(second)} ms`)
  if (!same || ourMails === 0) failed.push(`${what}: the two sides do not give the same mails`)
  if (ratio.median < wantedRatio) failed.push(`${what}: less than ${wantedRatio} times as fast`)
}

function measureCountry(country: readonly CountryRegion[]): void {
  const instant = [momentOfWall(dueSince), momentOfWall(dueAt)] as const
  const bareRun = () => ourMails(country, ...instant)
  let bare = bareAgainstBare(bareRounds, bareRun)
  for (let tries = 1; !bare.even && tries < triesToBeEven; tries++) bare = bareAgainstBare(bareRounds, bareRun)
  say(`bare against bare: ${spread(bare.ratio)}${bare.even ? '' : ': VOID, this machine is too restless to measure on'}`)
  if (!bare.even) failed.push('bare against bare does not come out even: the ratios are void')
  measure('one instant', country, naiveMails, ourMails, instant)
  measure('the whole year', country, naiveYear, ourYear, [yearBegins, yearEnds])
}

function measureWallClocks(): void {
  const agreements = { 'around the six clock changes of 2026 to 2028': aroundChanges(), scattered: scattered(100_000) }
  for (const [what, { asked, disagreements }] of Object.entries(agreements)) {
    say(`wall clocks ${what}: ${asked} minutes, ${disagreements} disagreements with temporal-polyfill`)
    if (disagreements > 0) failed.push(`wall clocks ${what}: ${disagreements} disagreements`)
  }
  for (const [name, { there, back }] of Object.entries(costs(15))) say(`${name}: ${figure(there)} ns to a moment, ${figure(back)} ns to a day and time`)
}

/** "Plan of a region with 525 schools and 23 steps in under 100 ms of CPU" */
const wantedPlanMilliseconds = 100

function measureMailPlan(): void {
  const { schools, steps, mails, plan, compared } = measurePlan(oneRegion(525), yearBegins, 41)
  say(`mail plan: ${schools} schools, ${steps} steps, ${mails} mails: ${spread(plan)} ms of processor time; a draft beside it ${spread(compared)} ms`)
  if (plan.median >= wantedPlanMilliseconds) failed.push(`mail plan: more than ${wantedPlanMilliseconds} ms`)
}

/** Usual: two of three steps are done. At the worst no school did anything, and each open step of each school stands in a line. */
async function measureOverviews(): Promise<void> {
  for (const howFar of ['two-of-three', 'nothing-done'] as const) {
    const { schools, steps, bytes, cost } = await measureOverview(fullRegion('noordoost-overijssel', howFar), 101)
    say(`overview, ${howFar}: ${schools} schools, ${steps} steps, an answer of ${bytes} bytes: ${spread(cost)} ms of processor time`)
    if (cost.median >= wantedOverviewMilliseconds) failed.push(`overview, ${howFar}: more than ${wantedOverviewMilliseconds} ms`)
  }
}

const country = wholeCountry()
say(`${country.length} regions, ${country.reduce((sum, { schools }) => sum + schools.length, 0)} schools, ${country[0]!.milestones.length} steps`)
measureCountry(country)
measureMailPlan()
await measureOverviews()
measureWallClocks()
for (const failure of failed) say(`FAILED: ${failure}`)
process.exitCode = failed.length > 0 ? 1 : 0
