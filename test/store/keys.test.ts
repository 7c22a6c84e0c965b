// Every key of the table is reached, by the store's files and by no other deployed code.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { accessPatterns, keys } from '../../lambdas/store/table.ts'

const root = join(import.meta.dirname, '../..')

const sources = readdirSync(join(root, 'lambdas'), { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.ts'))
  .map((file) => join(file.parentPath, file.name))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))

const usersOf = (name: string) => sources.filter(({ text }) => new RegExp(`\\bkeys\\.${name}\\b`).test(text)).map(({ path }) => path)

it.each(Object.keys(keys))('the key %s is reached, by deployed files of the store only', (name) => {
  const users = usersOf(name)
  expect(users).not.toEqual([])
  expect(users.filter((path) => !path.startsWith('lambdas/store/'))).toEqual([])
})

it('each access pattern has a name of its own, says who asks and what it costs', () => {
  expect(new Set(accessPatterns.map((pattern) => pattern.name)).size).toBe(accessPatterns.length)
  expect(accessPatterns.filter(({ who, key, cost }) => who === '' || key === '' || cost === '')).toEqual([])
})

it('no deployed code scans the table', () => {
  expect(sources.filter(({ text }) => /\bScanCommand\b/.test(text))).toEqual([])
})
