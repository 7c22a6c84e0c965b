// An attachment type as everybody reads it: for whom, what may be in it, how it travels.
import type { ReactNode } from 'react'
import { forWhomText, formatNames, headingNames, hereReasonNames, typeWords as words } from '../words/attachment-types.ts'
import type { Answer } from '../../lambdas/contract/routes.ts'
import { Facts } from './notice.tsx'
import { StatusMark } from './status-mark.tsx'

export type TypeShown = Answer<'getAgreements'>['attachments']['types'][number]

/** "PDF, JPG of PNG, hooguit 10 MB". */
export function filesText({ formats, maxMb }: Pick<TypeShown, 'formats' | 'maxMb'>): string {
  const names = formats.map((format) => formatNames[format])
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')}${words.or}${names.at(-1)}` : (names[0] ?? '')
  return words.filesText(listed, maxMb)
}

type Fact = readonly [string, ReactNode]

function carrierText({ carrier, hereReason }: TypeShown): string {
  return carrier === 'here' ? words.carrierHere(hereReason ? hereReasonNames[hereReason] : '') : words.carrierOso
}

/** For whom it is and how it travels. */
export const shortFacts = (type: TypeShown): readonly Fact[] => [
  [words.forWhom, forWhomText(type.requiredWhen)],
  [words.carrier, carrierText(type)],
]

/** What may be in it and why it is asked for. */
export const longFacts = (type: TypeShown): readonly Fact[] => [
  [words.limits, type.limits],
  [words.heading, headingNames[type.heading]],
  [words.whyNotInOso, type.whyNotInOso],
  ...(type.carrier === 'here' ? [[words.files, filesText(type)] as const] : []),
  ...(type.decidedBy ? [[words.decidedBy, type.decidedBy] as const] : []),
]

/** What it is, and whether few may see it. */
export function TypeLead({ type }: { readonly type: TypeShown }) {
  return (
    <>
      <p className="nl-paragraph">{type.explanation}</p>
      {type.sensitive && (
        <p className="nl-paragraph">
          <StatusMark kind="care">{words.sensitive}</StatusMark>
        </p>
      )}
    </>
  )
}

export function TypeText({ type }: { readonly type: TypeShown }) {
  return (
    <>
      <TypeLead type={type} />
      <Facts facts={[...shortFacts(type), ...longFacts(type)]} />
    </>
  )
}
