// The regional calendar: the draft as a picture and a table, with what speaks against it.
import { useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { useYear } from '../region/year-frame.tsx'
import { CalendarEditor } from './calendar-editor.tsx'
import { CalendarShown } from './calendar-shown.tsx'

export function Calendar() {
  const { regionId, year, mayChange } = useYear()
  const answer = useAnswer('getCalendar', { params: { regionId, year } })
  return (
    <Loaded answer={answer}>
      {(ready) => (mayChange ? <CalendarEditor ready={ready} answer={answer} /> : <CalendarShown data={ready.data} />)}
    </Loaded>
  )
}
