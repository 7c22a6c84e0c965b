// The certificate of a year: from when it may be closed, how far destroying is, and what was destroyed.
import type { Actor } from '../domain/actor.ts'
import { type Certificate, certificateOf } from '../domain/certificate.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'

/**
 * Read now, since whoever asks is watching it go on. While the year is open a school is told no numbers: from those of others a VO school
 * would learn of dossiers before their release. Refuses `not-found`.
 */
export function seeCertificate({ years, progress, chores }: Pick<Ports, 'years' | 'progress' | 'chores'>) {
  return async ({ membership }: Pick<Actor, 'membership'>, key: RegionYearKey): Promise<Certificate> => {
    const isSchool = membership.role === 'po' || membership.role === 'vo'
    const [head, schools, done] = await Promise.all([years.getFresh(key), isSchool ? [] : progress.list(key), chores.certificate(key)])
    if (!head) throw notFound()
    const closing = done ?? (head.closedAt === undefined ? undefined : (await chores.get(key)).closing)
    return certificateOf(head, closing, schools)
  }
}
