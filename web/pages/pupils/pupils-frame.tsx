// What all pages about a PO school's pupils share: the list, the region's attachment types, and the steps in their order.
import { createContext, useContext } from 'react'
import { NavLink, Outlet } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { pupilWords as words } from '../../words/pupils.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { YearOver } from '../fetching/year-over.tsx'
import { byLabel, isInspected, isReadyOrDone, type PupilRow } from './pupil-facts.ts'

export type PupilType = Answer<'getAttachmentTypes'>['types'][number]

interface InPupils {
  readonly params: { readonly regionId: string; readonly year: string; readonly schoolId: string }
  readonly list: Answer<'listDossiers'>
  /** By label. */
  readonly rows: readonly PupilRow[]
  /** In the order of the region. */
  readonly types: readonly PupilType[]
  /** The types of which files are carried here. */
  readonly hereTypes: readonly PupilType[]
  /** The address of a page about pupils; without a name the list. */
  readonly to: (page?: string) => string
  /** Asks the list anew. */
  readonly again: () => Promise<void>
}

const PupilsContext = createContext<InPupils | undefined>(undefined)

export function usePupils(): InPupils {
  const pupils = useContext(PupilsContext)
  if (!pupils) throw new Error('no pupils around this page')
  return pupils
}

export function PupilsFrame() {
  const { params } = useSchoolRecord()
  const { to: inSchool } = useSchool()
  const { regionId, year } = params
  const answer = useAnswer('listDossiers', { params })
  const kinds = useAnswer('getAttachmentTypes', { params: { regionId, year } })
  // A year that is over reads as one that never was; the certificate knows which.
  if (answer.state === 'failed' && answer.problem.status === 404) return <YearOver />
  const to = (page = '') => inSchool(`leerlingen${page && `/${page}`}`)
  return (
    <Loaded answer={answer}>
      {({ data: list }) => (
        <Loaded answer={kinds}>
          {({ data: { types } }) => (
            <PupilsContext
              value={{ params, list, rows: list.dossiers.toSorted(byLabel), types, hereTypes: types.filter(({ carrier }) => carrier === 'here'), to, again: answer.again }}
            >
              <Stages rows={list.dossiers} to={to} />
              <Outlet />
            </PupilsContext>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Stages({ rows, to }: { readonly rows: readonly PupilRow[]; readonly to: InPupils['to'] }) {
  const count = (test: (row: PupilRow) => boolean) => words.stepCount(rows.filter(test).length, rows.length)
  const stages = [
    ['', words.steps.list, String(rows.length)],
    ['bijlagen', words.steps.files, count(({ state }) => state !== 'concept')],
    ['inzage', words.steps.inspection, count(isInspected)],
    ['klaarzetten', words.steps.ready, count(isReadyOrDone)],
    ['bewijs', words.steps.proof, ''],
  ] as const
  return (
    <nav className="stages" aria-label={words.stepsMenu}>
      <ol>
        {stages.map(([page, name, done]) => (
          <li key={page}>
            <NavLink to={to(page)} end={page === ''}>
              <span className="stages__name">{name}</span> {rows.length > 0 && done && <span className="stages__count">{done}</span>}
            </NavLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
