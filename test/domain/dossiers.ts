// The plain dossiers, files and applications that the tests of transfers start from.
import { createHash } from 'node:crypto'
import type { Application } from '../../lambdas/domain/application.ts'
import type { AttachmentType } from '../../lambdas/domain/attachment-type.ts'
import { type Attachment, type Dossier, type Inspection, openListHash, type OpenVersion } from '../../lambdas/domain/dossier.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { freeze } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { nothingCounted } from '../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at } from './builders.ts'

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const poSchool = '99AB00'
export const voSchool = '99CD00'
export const otherVoSchool = '99CE00'
export const year = schoolYearStarting(2026)

export const type = (given: Partial<AttachmentType> = {}): AttachmentType => ({
  typeId: 'action-plan',
  name: 'Handelingsplan',
  explanation: 'Het plan van dit jaar.',
  requiredWhen: 'optional',
  heading: 'support',
  whyNotInOso: 'Het LAS neemt het niet mee.',
  carrier: 'here',
  hereReason: 'vo-cannot-read',
  limits: 'Alleen van dit schooljaar.',
  formats: ['pdf'],
  maxMb: 10,
  sensitive: true,
  ...given,
})

/** A file that was checked and accepted on 1 March. */
export const file = (name: string, given: Partial<Attachment> = {}): Attachment => ({
  attachmentId: sha256(name).slice(0, 20),
  typeId: 'action-plan',
  fileName: `${name}.pdf`,
  contentType: 'application/pdf',
  size: 1000,
  sha256: sha256(`content of ${name}`),
  announcedAt: at('2027-03-01 10:00'),
  check: { state: 'accepted', at: at('2027-03-01 10:01'), versionId: 'v1', findings: [] },
  ...given,
})

export const open = (...attachments: readonly Attachment[]): OpenVersion => ({ number: 1, attachments })

export function dossier(given: Partial<Dossier> = {}): Dossier {
  const number = given.number ?? '481516'
  return {
    dossierId: dossierIdOf({ schoolId: poSchool, year, number }),
    schoolId: poSchool,
    schoolName: 'De Vlinderboom',
    regionId: 'voorbeeld',
    year,
    number,
    label: 'Leerling 1',
    routes: ['regular'],
    slots: {},
    viaOso: [],
    open: open(),
    ready: [],
    applications: [],
    questions: [],
    codeNumber: 0,
    createdAt: at('2027-02-01 10:00'),
    counted: nothingCounted,
    version: 1,
    ...given,
  }
}

/** The parents saw the list of the open version as it is. */
export const inspected = (version: OpenVersion, given: Partial<Inspection> = {}): OpenVersion => ({
  ...version,
  inspection: { listHash: openListHash(version, hash), manner: 'seen', on: day('2027-03-30'), agreed: 'yes', recordedAt: at('2027-03-30 12:00'), ...given },
})

export const types = new Map([['action-plan', type()]])

export const frozenAt = (given: Dossier, moment: string): Dossier => freeze(given, types, { readyAt: at(moment), reference: 'CDFG-HJKM' }, hash)

/** With one file that parents have seen, set ready on 5 April. */
export const readyDossier = (given: Partial<Dossier> = {}): Dossier => frozenAt(dossier({ open: inspected(open(file('a'))), ...given }), '2027-04-05 15:00')

export const application = (given: Partial<Application> = {}): Application => ({
  schoolId: voSchool,
  round: '1',
  appliedAt: at('2027-03-25 09:00'),
  named: true,
  state: 'applied',
  ...given,
})

/** The codes with which a step is refused; none when it is done. */
export function refused(step: () => unknown): readonly string[] {
  try {
    step()
  } catch (error) {
    if (error instanceof Refusal) return (error.details.reasons ?? []).map(({ code }) => code)
    throw error
  }
  return []
}
