// What a region decides for a year beside its calendar: OSO, dossiers, school holidays.
import { type FormEvent, useState } from 'react'
import { useLocation } from 'react-router'
import { call } from '../../api/client.ts'
import type { Fault } from '../../faults.ts'
import { RadioField } from '../../parts/choices.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks, general } from '../../words/general.ts'
import { settingsWords as words } from '../../words/region.ts'
import { openingWords } from '../../words/year-opening.ts'
import { type Holiday, HolidayFields } from './holiday-fields.tsx'
import { asChannel, asText, ChannelFields, channelFaults } from './channel-fields.tsx'
import { DecisionFields, toDecision } from './decision-fields.tsx'
import { useYear } from './year-frame.tsx'

const yesNo = { yes: general.yes, no: general.no } as const

export function Settings() {
  const { ready, mayChange } = useYear()
  return <SettingsForm mayChange={mayChange} settings={ready.data.settings} />
}

function holidayFaults(holidays: readonly Holiday[]): readonly Fault[] {
  return holidays.flatMap((holiday, index) => {
    const at = (field: keyof Holiday) => `schoolHolidays-${index}-${field}`
    return [
      ...(holiday.name.trim() ? [] : [{ field: at('name'), message: checks.required(words.holidayName) }]),
      ...(holiday.first ? [] : [{ field: at('first'), message: checks.day }]),
      ...(holiday.last ? [] : [{ field: at('last'), message: checks.day }]),
      ...(holiday.first && holiday.last && holiday.last < holiday.first ? [{ field: at('last'), message: words.endsBefore }] : []),
    ]
  })
}

interface SettingsFormProps {
  readonly settings: ReturnType<typeof useYear>['ready']['data']['settings']
  readonly mayChange: boolean
}

function SettingsForm({ settings, mayChange }: SettingsFormProps) {
  const { regionId, year, ready, answer, to } = useYear()
  const opened = (useLocation().state as { said?: string } | null)?.said
  const [saved, setSaved] = useState(false)
  const [usesOso, setUsesOso] = useTyped<'yes' | 'no'>('usesOso', settings.usesOso ? 'yes' : 'no')
  const [dossiers, setDossiers] = useTyped('dossiers', settings.dossiers)
  const [opensOn, setOpensOn] = useTyped('opensOn', settings.opensOn)
  const [usesCodes, setUsesCodes] = useTyped<'yes' | 'no'>('usesCodes', settings.usesCodes ? 'yes' : 'no')
  const [channel, setChannel] = useTyped('channel', () => asText(settings.channel))
  const [decision, setDecision] = useTyped('decision', () => toDecision(settings))
  const [holidays, setHolidays] = useTyped<readonly Holiday[]>('schoolHolidays', settings.schoolHolidays)
  const check = () => [...channelFaults(channel), ...holidayFaults(holidays)]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    void send(check(), async () => {
      const { decidedOn, ...decided } = decision
      const body = {
        usesOso: usesOso === 'yes',
        dossiers,
        opensOn,
        usesCodes: usesCodes === 'yes',
        channel: asChannel(channel),
        ...decided,
        ...(decidedOn && { decidedOn }),
        schoolHolidays: holidays.map(({ name, first, last }) => ({ name, first, last })),
      }
      const changed = await call('changeYear', { params: { regionId, year }, body, ifMatch: ready.etag })
      answer.replace(changed.data, changed.etag)
      setSaved(true)
    })
  }
  return (
    <Page title={words.title} faults={faults}>
      <Said text={saved ? words.saved : opened} />
      {opened && (
        <p className="nl-paragraph">
          <ButtonLink to={to('kalender')}>{openingWords.toCalendar}</ButtonLink>
        </p>
      )}
      <form noValidate onSubmit={submit}>
        <fieldset className="bare" disabled={!mayChange}>
          <RadioField
            id="usesOso"
            label={words.usesOso}
            hint={words.usesOsoHint}
            options={yesNo}
            value={usesOso}
            onChange={setUsesOso}
            inline
          />
          <RadioField id="dossiers" label={words.dossiers} options={words.dossierNames} value={dossiers} onChange={setDossiers} />
          <RadioField id="opensOn" label={words.opensOn} options={words.opensOnNames} value={opensOn} onChange={setOpensOn} />
          <RadioField id="usesCodes" label={words.usesCodes} hint={words.usesCodesHint} options={yesNo} value={usesCodes} onChange={setUsesCodes} inline />
          <ChannelFields value={channel} onChange={setChannel} faultAt={faultAt} />
          <HolidayFields holidays={holidays} onChange={setHolidays} faultAt={faultAt} />
          <DecisionFields value={decision} onChange={setDecision} faultAt={faultAt} />
        </fieldset>
        {mayChange && (
          <div className="acts">
            <Button kind="primary" type="submit" busy={busy}>
              {general.save}
            </Button>
          </div>
        )}
      </form>
    </Page>
  )
}
