// A type as a coordinator types it, what is missing in it, and what of it is sent.
import type { Answer, Sent } from '../../../../lambdas/contract/routes.ts'
import type { Fault } from '../../../faults.ts'
import type { FileFormat, Heading, HereReason, RequiredWhen } from '../../../words/attachment-types.ts'
import { attachmentTypesWords as words } from '../../../words/attachment-types.ts'
import { checks } from '../../../words/general.ts'

type TypeRead = Answer<'getAttachmentTypes'>['types'][number]
type TypeSent = Sent<'putAttachmentTypes'>['types'][number]

export interface TypeTyped {
  readonly name: string
  readonly explanation: string
  readonly requiredWhen: RequiredWhen
  readonly heading: Heading
  readonly whyNotInOso: string
  readonly carrier: 'oso' | 'here'
  readonly hereReason: HereReason | undefined
  readonly limits: string
  readonly formats: readonly FileFormat[]
  readonly maxMb: string
  readonly sensitive: boolean
  readonly decidedBy: string
  readonly privacyOfficer: string
  readonly decidedOn: string
}

export const sizes = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const

export const emptyType = (usesOso: boolean): TypeTyped => ({
  name: '',
  explanation: '',
  requiredWhen: 'optional',
  heading: 'support',
  whyNotInOso: '',
  carrier: usesOso ? 'oso' : 'here',
  hereReason: usesOso ? undefined : 'no-working-oso',
  limits: '',
  formats: ['pdf', 'docx'],
  maxMb: '10',
  sensitive: true,
  decidedBy: '',
  privacyOfficer: '',
  decidedOn: '',
})

export function asTyped({ ownType, maxMb, hereReason, decidedBy = '', formats, ...type }: TypeRead): TypeTyped {
  const { typeId: _typeId, template: _template, ...same } = type
  const { privacyOfficer = '', decidedOn = '' } = ownType ?? {}
  return { ...same, hereReason, formats, maxMb: String(maxMb), decidedBy, privacyOfficer, decidedOn }
}

/** The API says the same: a heading about support, health or behaviour is sensitive, always. */
export const isAlwaysSensitive = (heading: Heading): boolean => heading === 'support' || heading === 'social-emotional'

/** Whether the region itself answers for it: no ready-made type has this id, heading and limits. */
export function isOwn(typeId: string, { heading, limits }: TypeTyped, readyMade: readonly TypeRead[] = []): boolean {
  return !readyMade.some((known) => known.typeId === typeId && known.heading === heading && known.limits === limits.trim())
}

const required = [
  ['name', checks.required(words.name)],
  ['explanation', checks.required(words.explanation)],
  ['limits', words.limitsFault],
  ['whyNotInOso', words.whyNotInOsoFault],
] as const

export function typeFaults(typed: TypeTyped, own: boolean): readonly Fault[] {
  const isHere = typed.carrier === 'here'
  return [
    ...required.flatMap(([field, message]) => (typed[field].trim() ? [] : [{ field, message }])),
    ...(isHere && !typed.hereReason ? [{ field: 'hereReason', message: checks.choose }] : []),
    ...(isHere && typed.formats.length === 0 ? [{ field: 'formats', message: checks.choose }] : []),
    ...(own && !typed.privacyOfficer.trim() ? [{ field: 'privacyOfficer', message: words.privacyOfficerFault }] : []),
    ...(own && !typed.decidedOn ? [{ field: 'decidedOn', message: checks.day }] : []),
  ]
}

/** What goes to the API, once `typeFaults` finds nothing. */
export function asSent(typeId: string, typed: TypeTyped, own: boolean): TypeSent {
  const { hereReason, decidedBy, privacyOfficer, decidedOn, maxMb, formats, sensitive, ...same } = typed
  return {
    typeId,
    ...same,
    formats: [...formats],
    maxMb: Number(maxMb),
    sensitive: sensitive || isAlwaysSensitive(typed.heading),
    ...(typed.carrier === 'here' && hereReason && { hereReason }),
    ...(decidedBy.trim() && { decidedBy }),
    ...(own && { ownType: { privacyOfficer, decidedOn } }),
  }
}
