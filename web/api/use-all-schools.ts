// All schools of a year, page after page: a region has some hundreds, and filtering wants them all.
import type { SchoolRow } from '../school-list.ts'
import { call } from './client.ts'
import { type Asking, useAsked } from './use-answer.ts'

interface AllSchools {
  readonly schools: readonly SchoolRow[]
}

async function allSchools(question: string, signal?: AbortSignal): Promise<{ readonly data: AllSchools; readonly etag: string }> {
  const [regionId, year] = JSON.parse(question) as [string, string]
  const rows: SchoolRow[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 1000, ...(cursor && { cursor }) }
    const { data } = await call('listSchools', { params: { regionId, year }, query, ...(signal && { signal }) })
    rows.push(...data.schools)
    cursor = data.cursor
  } while (cursor)
  return { data: { schools: rows }, etag: '' }
}

export function useAllSchools(regionId: string, year: string): Asking<AllSchools> {
  return useAsked(JSON.stringify([regionId, year]), allSchools)
}
