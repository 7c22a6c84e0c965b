// One pupil's dossier for all pages about it.
import { createContext, useContext } from 'react'
import { Outlet, useParams } from 'react-router'
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { showingTheirs } from '../../showing-theirs.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { pupilWords } from '../../words/pupils.ts'
import type { Dossier } from './pupil-facts.ts'
import { usePupils } from './pupils-frame.tsx'

interface InPupil {
  readonly dossier: Dossier
  /** The address of a page about this pupil; without a name the first one. */
  readonly to: (page?: string) => string
  /** The way back to the pupil's first page. */
  readonly back: { readonly to: string; readonly name: string }
  /** Shows what an act answered, and asks the list anew behind it. */
  readonly show: (dossier: Dossier) => void
  /** Asks this dossier and the list anew. */
  readonly again: () => Promise<void>
  /** Changes what the school says of the pupil; a change by somebody else is shown first. */
  readonly change: (body: Sent<'changeDossier'>) => Promise<void>
}

const PupilContext = createContext<InPupil | undefined>(undefined)

export function usePupil(): InPupil {
  const pupil = useContext(PupilContext)
  if (!pupil) throw new Error('no pupil around this page')
  return pupil
}

export function PupilFrame() {
  const { number = '' } = useParams()
  const { rows, to } = usePupils()
  const row = rows.find((one) => one.number === number)
  if (!row)
    return (
      <Page title={words.notFound} lead={words.notFoundText}>
        <ButtonLink to={to()}>{pupilWords.title}</ButtonLink>
      </Page>
    )
  return <WithDossier key={row.dossierId} dossierId={row.dossierId} number={number} />
}

function WithDossier({ dossierId, number }: { readonly dossierId: string; readonly number: string }) {
  const { to, again: listAgain } = usePupils()
  const answer = useAnswer('getDossier', { params: { dossierId } })
  const show = (dossier: Answer<'getDossier'>) => {
    answer.replace(dossier, dossier.etag)
    void listAgain()
  }
  const again = async () => {
    await Promise.all([answer.again(), listAgain()])
  }
  const toPage = (page = '') => to(`${number}${page && `/${page}`}`)
  return (
    <Loaded answer={answer}>
      {({ data: dossier, etag }) => {
        const change: InPupil['change'] = async (body) => {
          show((await showingTheirs(() => call('changeDossier', { params: { dossierId }, body, ifMatch: etag }), again, pupilWords.changed)).data)
        }
        return (
          <PupilContext value={{ dossier, to: toPage, back: { to: toPage(), name: dossier.label }, show, again, change }}>
            <Outlet />
          </PupilContext>
        )
      }}
    </Loaded>
  )
}
