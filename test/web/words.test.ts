// The app's Dutch keeps to the house's words.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { largestFile, routes } from '../../lambdas/contract/routes.ts'
import { paths } from '../../web/api/paths.ts'
import { kindNames, progressOf } from '../../web/words/steps.ts'

const web = join(import.meta.dirname, '..', '..', 'web')
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
/** What stands between quotes, and what stands between tags. */
const texts = (source: string) => [...source.matchAll(/'([^'\n]*)'|`([^`]*)`|>([^<>{}\n]+)</g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

describe('words that schools do not read here', () => {
  const forbidden = /\b(jouw|jullie|jij|mijlpa(al|len)|akkoord|vrijgeven|vrijgave|schoolverlaters|basisscholen|kenmerk|vernietigingsverklaring|is te laat)\b/i

  test.each(sources.filter((name) => name.startsWith('words')))('%s', (name) => {
    expect(texts(readFileSync(join(web, name), 'utf8')).filter((text) => forbidden.test(text))).toEqual([])
  })
})

test('all Dutch stands in the words: pages and parts hold no sentences', () => {
  const sentences = sources
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => texts(readFileSync(join(web, name), 'utf8')).map((text) => ({ name, text })))
    .filter(({ text }) => text.trim().includes(' ') && /\b(de|het|een|niet|van|uw|wij|wordt|geen)\b/i.test(text))
  expect(sentences).toEqual([])
})

test('every kind of step has a name', () => {
  expect(Object.keys(kindNames).sort()).toEqual([...milestoneKinds].sort())
})

test('the client knows every route where the contract puts it', () => {
  expect(paths).toEqual(Object.fromEntries(Object.entries(routes).map(([name, { method, path }]) => [name, { method, path }])))
})

test('the largest file that a page sends is the largest that the API takes', () => {
  const picker = readFileSync(join(web, 'parts', 'file-picker.tsx'), 'utf8')
  expect(picker).toContain(`largestFile = ${String(largestFile).replace(/(\d)(?=(\d{3})+$)/g, '$1_')}`)
})

describe('how far a school is with a step', () => {
  const tick = { done: false, statedBy: 'school', statedAt: '2027-01-01T00:00:00Z' } as const
  test.each([
    ['nothing reported yet', { state: 'open' }, 'not-begun'],
    ['a number that says nothing is done', { state: 'open', tick: { ...tick, count: 0, of: 28 } }, 'not-begun'],
    ['some of it done', { state: 'open', tick: { ...tick, count: 3, of: 28 } }, 'busy'],
    ['a note', { state: 'open', tick: { ...tick, note: 'Loopt.' } }, 'busy'],
    ['done', { state: 'done', tick: { ...tick, done: true } }, 'done'],
    ['open after its date', { state: 'overdue', tick: { ...tick, count: 3, of: 28 } }, 'still-open'],
    ['a law date', { state: 'passes' }, 'nothing-to-report'],
  ] as const)('%s', (_, step, progress) => {
    expect(progressOf(step)).toBe(progress)
  })
})
