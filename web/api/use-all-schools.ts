// All schools of a year, page after page: a region has some hundreds, and filtering wants them all.
import { useCallback, useEffect, useState } from 'react'
import type { SchoolRow } from '../school-list.ts'
import { call } from './client.ts'
import { Problem, unreachable } from './problem.ts'
import type { Asking } from './use-answer.ts'

async function allSchools(regionId: string, year: string, signal?: AbortSignal): Promise<readonly SchoolRow[]> {
  const rows: SchoolRow[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 1000, ...(cursor && { cursor }) }
    const { data } = await call('listSchools', { params: { regionId, year }, query, ...(signal && { signal }) })
    rows.push(...data.schools)
    cursor = data.cursor
  } while (cursor)
  return rows
}

export function useAllSchools(regionId: string, year: string): Asking<{ readonly schools: readonly SchoolRow[] }> {
  const [held, setHeld] = useState<{ readonly schools?: readonly SchoolRow[]; readonly problem?: Problem }>({})
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const schools = await allSchools(regionId, year, signal)
        if (!signal?.aborted) setHeld({ schools })
      } catch (fault) {
        if (!signal?.aborted) setHeld({ problem: fault instanceof Problem ? fault : unreachable() })
      }
    },
    [regionId, year],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void ask(leaving.signal)
    return () => leaving.abort()
  }, [ask])
  const again = useCallback(() => ask(), [ask])
  if (held.problem) return { state: 'failed', problem: held.problem, again }
  if (!held.schools) return { state: 'waiting', again }
  return { state: 'ready', data: { schools: held.schools }, etag: '', again }
}
