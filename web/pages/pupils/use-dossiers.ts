// Asks several dossiers whole, a few at a time, for what is printed of all of them.
import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { Problem, unreachable } from '../../api/problem.ts'
import { runAtMost } from '../../upload/sending.ts'
import type { Dossier } from './pupil-facts.ts'

export interface DossiersAsked {
  /** In the order in which they were asked for, as far as they came. */
  readonly dossiers: readonly Dossier[]
  readonly all: number
  readonly problem: Problem | undefined
}

const atOnce = 4

export function useDossiers(ids: readonly string[]): DossiersAsked {
  const asked = ids.join(' ')
  const [held, setHeld] = useState<{ readonly of: string; readonly dossiers: readonly Dossier[]; readonly problem?: Problem }>({ of: asked, dossiers: [] })
  useEffect(() => {
    const leaving = new AbortController()
    const wanted = asked === '' ? [] : asked.split(' ')
    setHeld({ of: asked, dossiers: [] })
    const ask = (dossierId: string) => async () => {
      try {
        const { data } = await call('getDossier', { params: { dossierId }, signal: leaving.signal })
        setHeld((before) => (before.of === asked ? { ...before, dossiers: [...before.dossiers, data] } : before))
      } catch (fault) {
        if (!leaving.signal.aborted) setHeld((before) => ({ ...before, problem: fault instanceof Problem ? fault : unreachable() }))
      }
    }
    void runAtMost(atOnce, wanted.map(ask))
    return () => leaving.abort()
  }, [asked])
  const order = new Map(ids.map((id, at) => [id, at]))
  const dossiers = held.of === asked ? held.dossiers.toSorted((a, b) => order.get(a.dossierId)! - order.get(b.dossierId)!) : []
  return { dossiers, all: ids.length, problem: held.of === asked ? held.problem : undefined }
}
