// The attachment types of a year for the pages below: asked once, and replaced by what a change answers.
import { createContext, useContext } from 'react'
import { Outlet } from 'react-router'
import type { Sent } from '../../../../lambdas/contract/routes.ts'
import { call } from '../../../api/client.ts'
import { type Answering, type Ready, useAnswer } from '../../../api/use-answer.ts'
import { Loaded } from '../../../parts/loaded.tsx'
import { showingTheirs } from '../../../showing-theirs.ts'
import { useYear } from '../year-frame.tsx'

export type TypesRead = Ready<'getAttachmentTypes'>['data']
export type TypeRead = TypesRead['types'][number]
type TypeSent = Sent<'putAttachmentTypes'>['types'][number]

interface InTypes {
  readonly data: TypesRead
  readonly answer: Answering<'getAttachmentTypes'>
  /** A coordinator, before the first school has set ready. */
  readonly mayChange: boolean
  /** Writes the whole list. */
  readonly write: (types: readonly (TypeRead | TypeSent)[]) => Promise<void>
}

const Context = createContext<InTypes | undefined>(undefined)

export function useTypes(): InTypes {
  const types = useContext(Context)
  if (!types) throw new Error('no attachment types around this page')
  return types
}

/** A template is uploaded apart: it does not go along with the list. */
function withoutTemplate(type: TypeRead | TypeSent): TypeSent {
  const { template: _template, ...sent } = type as TypeRead
  return sent
}

export function AttachmentTypesFrame() {
  const { regionId, year, mayChange } = useYear()
  const answer = useAnswer('getAttachmentTypes', { params: { regionId, year } })
  return (
    <Loaded answer={answer}>
      {({ data, etag }) => {
        const write: InTypes['write'] = async (types) => {
          const put = () => call('putAttachmentTypes', { params: { regionId, year }, body: { types: types.map(withoutTemplate) }, ifMatch: etag })
          const changed = await showingTheirs(put, answer.again)
          answer.replace(changed.data, changed.etag)
        }
        return (
          <Context value={{ data, answer, mayChange: mayChange && data.lockedAt === undefined, write }}>
            <Outlet />
          </Context>
        )
      }}
    </Loaded>
  )
}
