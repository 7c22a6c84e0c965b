// On the school's first page: what there is to do for its pupils, so that two days a week are enough.
import { Link } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { pupilTaskWords as words } from '../../words/pupils.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { canBeReady, isClaimed, isRecalled, lacksAttachment, type PupilRow, type PupilTask, pupilTasks } from './pupil-facts.ts'

const marks: Readonly<Record<PupilTask | 'oso', MarkKind>> = {
  questions: 'care', claims: 'care', refused: 'wrong', again: 'care', lacking: 'care', inspect: 'care', nowhere: 'care', oso: 'care', recalled: 'care', ready: 'busy',
}

/** Whom a task is about; with one pupil its page is the place to do it. */
const about: Readonly<Partial<Record<PupilTask, (row: PupilRow) => boolean>>> = {
  questions: ({ openQuestions }) => openQuestions > 0, claims: isClaimed, refused: ({ files }) => files.refused > 0, again: ({ inspectAgain }) => inspectAgain,
  lacking: lacksAttachment, recalled: isRecalled, ready: canBeReady,
}
const pages: Readonly<Partial<Record<PupilTask, string>>> = { again: 'inzage', inspect: 'inzage', ready: 'klaarzetten' }

function addressOf(task: PupilTask, rows: readonly PupilRow[]): string {
  const page = pages[task]
  if (page) return `leerlingen/${page}`
  const [only, ...others] = rows.filter((row) => about[task]?.(row))
  return only && others.length === 0 ? `leerlingen/${only.number}` : 'leerlingen'
}

/** Only when there is something: a school without dossiers has none of these. */
export function PupilTasks() {
  const { params } = useSchoolRecord()
  const { to } = useSchool()
  const list = useAnswer('listDossiers', { params })
  const missing = useAnswer('getOsoMissing', { params })
  if (list.state !== 'ready') return null
  const { dossiers } = list.data
  const oso = missing.state === 'ready' ? missing.data.schools.reduce((sum, { count }) => sum + count, 0) : 0
  const tasks: readonly (readonly [PupilTask | 'oso', number, string])[] = [
    ...pupilTasks(list.data).map(([task, count]) => [task, count, to(addressOf(task, dossiers))] as const),
    ...(oso > 0 ? [['oso', oso, ''] as const] : []),
  ]
  if (dossiers.length === 0 && tasks.length === 0) return null
  return (
    <section className="block" aria-labelledby="pupil-tasks">
      <h2 className="nl-heading nl-heading--level-2" id="pupil-tasks">
        {words.title}
      </h2>
      {tasks.length === 0 ? (
        <p className="nl-paragraph">
          {words.nothing}{' '}
          <Link className="nl-link" to={to('leerlingen')}>
            {words.toPupils}
          </Link>
        </p>
      ) : (
        <ul className="tasks">
          {tasks.map(([task, count, address]) => (
            <li key={task}>
              <div>
                <span className="tasks__name">
                  {address === '' ? (
                    words.tasks[task](count)
                  ) : (
                    <Link className="nl-link" to={address}>
                      {words.tasks[task](count)}
                    </Link>
                  )}
                </span>
                <p className="tasks__text">{words.texts[task]}</p>
              </div>
              <StatusMark kind={marks[task]}>{count}</StatusMark>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
