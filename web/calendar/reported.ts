// Which steps schools report, as the message to those that are behind asks for one of them.
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { Kind, Step } from '../words/steps.ts'

/** Law dates and moments that pass by themselves. */
const passing: ReadonlySet<Kind> = new Set<Kind>([
  'provisional-advice', 'test', 'test-results', 'final-advice', 'applications-open', 'applications-close', 'release', 'year-closed',
])
const ofOso: ReadonlySet<Kind> = new Set<Kind>(['oso-checked', 'oso-set-ready'])
const ofAttachments: ReadonlySet<Kind> = new Set<Kind>(['attachments-ready', 'set-ready'])

type Settings = Pick<Answer<'getYear'>['settings'], 'usesOso' | 'dossiers'>

/** Whether schools of this region report a step: it is for schools, does not pass by itself, and the region asks for it. */
export function isReported({ kind, audience }: Pick<Step, 'kind' | 'audience'>, { usesOso, dossiers }: Settings): boolean {
  if (!audience.includes('po') && !audience.includes('vo')) return false
  if (passing.has(kind) || (kind === 'custom' && audience.includes('public'))) return false
  return (usesOso || !ofOso.has(kind)) && (dossiers !== 'none' || !ofAttachments.has(kind))
}
