// The rooms of the house keep to themselves: who may import whom, and no circle among the files.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Import, roomOf, whatIsWrong } from './import-rules.ts'

const top = new URL('../..', import.meta.url).pathname

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'lambdas', 'lib', 'web'], { cwd: top, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && existsSync(join(top, file)))

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(top, file), 'utf8')
  return [...text.matchAll(statement)].map((match) => {
    const written = match[2]!
    return { file, imported: written.startsWith('.') ? normalize(join(dirname(file), written)) : written, isType: match[1] !== undefined }
  })
}

const imports = files.flatMap(importsOf)

describe('who may import whom', () => {
  it('finds the files and their imports', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(400)
  })

  it('knows the room of every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
  })

  it('is kept by every file', () => {
    expect(imports.map(whatIsWrong).filter((fault) => fault !== undefined)).toEqual([])
  })

  it.each([
    ['lambdas/domain/school.ts', 'lambdas/store/table.ts', false],
    ['lambdas/domain/school.ts', 'node:fs', false],
    ['lambdas/usecases/open-year.ts', 'lambdas/store/years.ts', true],
    ['lambdas/usecases/open-year.ts', '@aws-sdk/client-dynamodb', false],
    ['lambdas/http/bind.ts', 'lambdas/store/years.ts', false],
    ['lambdas/store/years.ts', 'lambdas/http/policy.ts', false],
    ['lambdas/store/years.ts', '@aws-sdk/client-sesv2', false],
    ['lambdas/api.ts', 'lib/laptop/run.ts', false],
    ['lib/aws/service-stack.ts', 'lambdas/wiring.ts', false],
    ['lib/laptop/run.ts', 'lib/aws/service-stack.ts', false],
    ['web/main.tsx', 'lambdas/contract/routes.ts', false],
    ['web/main.tsx', 'lambdas/domain/school.ts', true],
  ])('would see %s import %s', (file, imported, isType) => {
    expect(whatIsWrong({ file, imported, isType })).toContain(imported)
  })

  it.each([
    ['lambdas/domain/school.ts', 'lambdas/domain/contact.ts', false],
    ['lambdas/usecases/open-year.ts', 'lambdas/ports/ports.ts', true],
    ['web/main.tsx', 'lambdas/contract/routes.ts', true],
    ['lib/aws/service-stack.ts', 'lambdas/contract/routes.ts', false],
  ])('lets %s import %s', (file, imported, isType) => {
    expect(whatIsWrong({ file, imported, isType })).toBeUndefined()
  })
})

/** The files of a circle of imports, types left out; empty when there is none. */
function circle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of edges.get(file) ?? []) {
      const found = visit(next, [...path, file])
      if (found.length > 0) return found
    }
    done.add(file)
    return []
  }
  for (const file of edges.keys()) {
    const found = visit(file, [])
    if (found.length > 0) return found
  }
  return []
}

describe('circles of imports', () => {
  it('are seen', () => {
    expect(circle(new Map([['a', ['b']], ['b', ['c']], ['c', ['a']]]))).toEqual(['a', 'b', 'c', 'a'])
  })

  it('are nowhere', () => {
    const running = imports.filter(({ isType }) => !isType)
    const edges = new Map(files.map((file) => [file, running.filter((each) => each.file === file).map(({ imported }) => imported)]))
    expect(circle(edges)).toEqual([])
  })
})

describe('what tests share', () => {
  const shared = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'test'], { cwd: top, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(join(top, file)))
  const onReading = (text: string) => /^(?:before|after)(?:Each|All)\(/m.test(text)

  it('is asked for by each file: what a file does on being read counts for the first that reads it alone', () => {
    expect(shared.length).toBeGreaterThan(40)
    expect(shared.filter((file) => onReading(readFileSync(join(top, file), 'utf8')))).toEqual([])
  })

  it.each([
    ["beforeEach(() => {\n})", true],
    ["export function each() {\n  afterEach(() => {})\n}", false],
  ])('is seen in %j: %s', (text, is) => {
    expect(onReading(text)).toBe(is)
  })
})
