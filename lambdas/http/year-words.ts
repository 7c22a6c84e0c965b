// How a year is opened from an earlier one, in Dutch: by which rule each date shifts, and what is not taken along.
import type { SettingLeft, StepLeftOut } from '../domain/next-year.ts'
import type { ShiftCode, ShiftRule } from '../domain/shift-rules.ts'
import { dutchDay, weekdays } from './dutch-day.ts'

type Sentence = (details: ShiftRule['details']) => string

const anchor = (d: ShiftRule['details']) => `‘${String(d['anchor'])}’`
const weekdayOf = (d: ShiftRule['details']) => weekdays[Number(d['weekday']) - 1] ?? ''
const weeks = (d: ShiftRule['details']) => (d['weeks'] === 1 ? '1 week' : `${String(d['weeks'])} weken`)

/** The part of a line behind the new date: no capital and no full stop. */
const rules: Readonly<Record<ShiftCode, Sentence>> = {
  'national-date': (d) => `landelijke datum van ${String(d['year'])}`,
  'same-day-and-month': (d) => `zelfde dag en maand${d['unknownYear'] ? ` (de landelijke datums van ${String(d['unknownYear'])} zijn nog niet bekend)` : ''}`,
  'weeks-after': (d) => `${weeks(d)} na ${anchor(d)}`,
  'same-day-as': (d) => `op dezelfde dag als ${anchor(d)}`,
  'first-weekday-after': (d) => `eerste ${weekdayOf(d)}${d['workingDays'] ? `, minstens ${String(d['workingDays'])} werkdagen,` : ''} na ${anchor(d)}`,
  'first-working-day-after': (d) => `eerste werkdag na ${anchor(d)}`,
  'last-working-day-before': (d) => `laatste werkdag vóór ${anchor(d)}`,
  'working-days-before': (d) => `${String(d['workingDays'])} werkdagen vóór ${anchor(d)}`,
  'same-weekday': (d) => `${weekdayOf(d)}, ${weeks(d)} later`,
}

const landings: Readonly<Record<string, string>> = { earlier: 'de werkdag ervóór', later: 'de werkdag erna' }

/** The rule by which a step shifted: "eerste woensdag na ‘Aanmelden gesloten’". */
export function ruleSentence({ code, details }: ShiftRule): string {
  const landed = landings[String(details['landed'])]
  return landed ? `${rules[code](details)}; ${dutchDay(String(details['free']))} is een vrije dag, daarom ${landed}` : rules[code](details)
}

interface Years {
  readonly year: string
  readonly copyFrom: string
}

const settings: Readonly<Record<SettingLeft, (years: Years) => string>> = {
  'school-holidays': ({ year }) => `De schoolvakanties zijn elk jaar anders. Vul de vakanties van ${year} in.`,
  decision: ({ year, copyFrom }) => `Wat is besloten, wanneer en door wie, geldt voor ${copyFrom}. Vul dit in als het besluit voor ${year} er is.`,
}

/** A setting that is not taken along, and why. */
export const settingLeftSentence = (code: SettingLeft, years: Years): string => settings[code](years)

const leftOut: Readonly<Record<StepLeftOut['code'], (years: Years) => string>> = {
  'date-not-known': ({ year }) => `De datum voor ${year} is nog niet bekend. Voeg deze stap toe als u de datum weet.`,
  'outside-its-year': ({ copyFrom }) => `Deze datum viel buiten ${copyFrom}. Voeg de stap zelf toe als u die nodig hebt.`,
}

/** A step that is not taken along, and why. */
export const leftOutSentence = (code: StepLeftOut['code'], years: Years): string => leftOut[code](years)
