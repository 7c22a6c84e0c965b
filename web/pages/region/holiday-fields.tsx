// The school holidays of a year: name, first and last day of each.
import { useEffect, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { general } from '../../words/general.ts'
import { settingsWords as words } from '../../words/region.ts'

export interface Holiday {
  readonly name: string
  readonly first: string
  readonly last: string
}

interface HolidayFieldsProps {
  readonly holidays: readonly Holiday[]
  readonly onChange: (holidays: readonly Holiday[]) => void
  readonly faultAt: (field: string) => string | undefined
}

export function HolidayFields({ holidays, onChange, faultAt }: HolidayFieldsProps) {
  const added = useRef<string>(undefined)
  useEffect(() => {
    if (added.current) document.getElementById(added.current)?.focus()
    added.current = undefined
  }, [holidays])
  const change = (index: number, part: Partial<Holiday>) => onChange(holidays.map((holiday, at) => (at === index ? { ...holiday, ...part } : holiday)))
  const add = () => {
    added.current = `schoolHolidays-${holidays.length}-name`
    onChange([...holidays, { name: '', first: '', last: '' }])
  }
  const remove = (index: number) => {
    added.current = 'add-holiday'
    onChange(holidays.filter((_, at) => at !== index))
  }
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.holidays}</h2>
      <p className="nl-paragraph soft">{words.holidaysHint}</p>
      {holidays.length === 0 && <p className="nl-paragraph">{words.noHolidays}</p>}
      {holidays.map((holiday, index) => {
        const field = (key: keyof Holiday) => ({
          id: `schoolHolidays-${index}-${key}`,
          value: holiday[key],
          onChange: (text: string) => change(index, { [key]: text }),
          fault: faultAt(`schoolHolidays-${index}-${key}`),
        })
        return (
          <fieldset className="sheet sheet--row" key={index}>
            <legend className="only-heard">{words.holiday(index + 1)}</legend>
            <TextField {...field('name')} label={words.holidayName} maxLength={60} />
            <TextField {...field('first')} label={words.holidayFirst} type="date" width="day" />
            <TextField {...field('last')} label={words.holidayLast} type="date" width="day" />
            <div className="field">
              <Button kind="danger" onClick={() => remove(index)} about={holiday.name || words.holiday(index + 1)}>
                {general.remove}
              </Button>
            </div>
          </fieldset>
        )
      })}
      <Button id="add-holiday" onClick={add}>
        {words.addHoliday}
      </Button>
    </section>
  )
}
