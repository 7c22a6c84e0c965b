// `npm run docs`: writes the pages that are made from code; `--check` only says which are stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { openApiDocument } from '../lib/docs/openapi.ts'
import { tablePage } from '../lib/docs/table.ts'

const pages = {
  'docs/openapi.json': () => `${JSON.stringify(openApiDocument(), null, 1)}\n`,
  'docs/table.md': tablePage,
}

const onlyCheck = process.argv.includes('--check')
let stale = 0
for (const [path, make] of Object.entries(pages)) {
  const file = new URL(`../${path}`, import.meta.url)
  const page = make()
  if (onlyCheck) {
    if (readFileSync(file, 'utf8') === page) continue
    console.error(`${path} is stale: run npm run docs`)
    stale++
  } else writeFileSync(file, page)
}
process.exitCode = stale > 0 ? 1 : 0
