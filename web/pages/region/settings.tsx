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
import { TheirVersion } from '../../parts/their-version.tsx'
import { useTypedOver } from '../../parts/use-typed-over.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { checks, general } from '../../words/general.ts'
import { plainDay } from '../../words/dates.ts'
import { settingsWords as words } from '../../words/region.ts'
import { openingWords } from '../../words/year-opening.ts'
import { type Holiday, HolidayFields } from './holiday-fields.tsx'
import { asChannel, asText, ChannelFields, channelFaults } from './channel-fields.tsx'
import { DecisionFields, toDecision } from './decision-fields.tsx'
import { useYear } from './year-frame.tsx'

const yesNo = { yes: general.yes, no: general.no } as const
type YesNo = keyof typeof yesNo
const isSo = (is: boolean): YesNo => (is ? 'yes' : 'no')

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
  const known = {
    usesOso: isSo(settings.usesOso),
    dossiers: settings.dossiers,
    opensOn: settings.opensOn,
    usesCodes: isSo(settings.usesCodes),
    holidays: settings.schoolHolidays as readonly Holiday[],
  }
  const [knownChannel, knownDecision] = [asText(settings.channel), toDecision(settings)]
  const chosen = useTypedOver('settings', known)
  const channel = useTypedOver('channel', knownChannel)
  const decision = useTypedOver('decision', knownDecision)
  const { usesOso, dossiers, opensOn, usesCodes, holidays } = chosen.form
  const choose = (part: Partial<typeof known>) => chosen.change({ ...chosen.form, ...part })
  const check = () => [...channelFaults(channel.form), ...holidayFaults(holidays)]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    void send(check(), async () => {
      const { decidedOn, ...decided } = decision.form
      const body = {
        usesOso: usesOso === 'yes',
        dossiers,
        opensOn,
        usesCodes: usesCodes === 'yes',
        channel: asChannel(channel.form),
        ...decided,
        ...(decidedOn && { decidedOn }),
        schoolHolidays: holidays.map(({ name, first, last }) => ({ name, first, last })),
      }
      const changed = await showingTheirs(() => call('changeYear', { params: { regionId, year }, body, ifMatch: ready.etag }), answer.again)
      answer.replace(changed.data, changed.etag)
      for (const { settle } of [chosen, channel, decision]) settle()
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
      <TheirVersion
        byBoth={[...chosen.byBoth, ...channel.byBoth, ...decision.byBoth]}
        facts={{
          usesOso: [words.usesOso, yesNo[known.usesOso]],
          dossiers: [words.dossiers, words.dossierNames[known.dossiers]],
          opensOn: [words.opensOn, words.opensOnNames[known.opensOn]],
          usesCodes: [words.usesCodes, yesNo[known.usesCodes]],
          kind: [words.channel, words.channelNames[knownChannel.kind]],
          name: [words.channelName, knownChannel.name],
          url: [words.channelUrl, knownChannel.url],
          holidays: [words.holidays, known.holidays.map(({ name, first, last }) => `${name} (${plainDay(first)} – ${plainDay(last)})`).join(', ') || words.noHolidays],
          decidedBy: [words.decidedBy, knownDecision.decidedBy],
          decidedOn: [words.decidedOn, knownDecision.decidedOn && plainDay(knownDecision.decidedOn)],
          document: [words.document, knownDecision.document],
        }}
      />
      <form noValidate onSubmit={submit}>
        <fieldset className="bare" disabled={!mayChange}>
          <RadioField
            id="usesOso"
            label={words.usesOso}
            hint={words.usesOsoHint}
            options={yesNo}
            value={usesOso}
            onChange={(is) => choose({ usesOso: is })}
            inline
          />
          <RadioField id="dossiers" label={words.dossiers} options={words.dossierNames} value={dossiers} onChange={(which) => choose({ dossiers: which })} />
          <RadioField id="opensOn" label={words.opensOn} options={words.opensOnNames} value={opensOn} onChange={(moment) => choose({ opensOn: moment })} />
          <RadioField id="usesCodes" label={words.usesCodes} hint={words.usesCodesHint} options={yesNo} value={usesCodes} onChange={(is) => choose({ usesCodes: is })} inline />
          <ChannelFields value={channel.form} onChange={channel.change} faultAt={faultAt} />
          <HolidayFields holidays={holidays} onChange={(typed) => choose({ holidays: typed })} faultAt={faultAt} />
          <DecisionFields value={decision.form} onChange={decision.change} faultAt={faultAt} />
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
