// The start page: what this is for, and the way in.
import { useState } from 'react'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page, PageHeading } from '../parts/page.tsx'
import { homeOf } from '../roles.ts'
import { useSession } from '../session.tsx'
import { signIn } from '../sign-in.ts'
import { faults, general } from '../words/general.ts'
import { startWords as words } from '../words/start.ts'

export function Start() {
  return (
    <Page title={words.title} banner={<Hero />}>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.questionsTitle}</h2>
        <div className="trio">
          {words.groups.map((group) => (
            <section key={group.title} className="trio__one">
              <h3 className="nl-heading nl-heading--level-3">{group.title}</h3>
              <ul>
                {group.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      <div className="block">
        <Notice title={words.privacyTitle}>
          {words.privacyTexts.map((text) => (
            <p key={text} className="nl-paragraph">
              {text}
            </p>
          ))}
        </Notice>
      </div>
    </Page>
  )
}

function Hero() {
  return (
    <div className="hero">
      <div>
        <PageHeading>{words.title}</PageHeading>
        <p className="nl-paragraph nl-paragraph--lead">{words.lead}</p>
        <WayIn />
      </div>
      <Picture />
    </div>
  )
}

function WayIn() {
  const { state, role } = useSession()
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const go = () => {
    setBusy(true)
    setFailed(false)
    signIn('/rollen?verder').catch(() => {
      setFailed(true)
      setBusy(false)
    })
  }
  if (state === 'in')
    return (
      <ButtonLink kind="primary" to={(role && homeOf(role)) ?? '/rollen'}>
        {words.goOn}
      </ButtonLink>
    )
  return (
    <>
      <div role="status">{failed && <Notice kind="wrong">{faults.unreachable}</Notice>}</div>
      <Button kind="primary" busy={busy} onClick={go}>
        {general.signIn}
      </Button>
      <p className="nl-paragraph small soft under-button">{words.signInText}</p>
    </>
  )
}

/** A point of a cubic Bézier curve, in one direction. */
const curve = (t: number, a: number, b: number, c: number, d: number) =>
  a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3

/** From one school to the next, step by step: decoration only. */
function Picture() {
  const points = [0.13, 0.27, 0.41, 0.55, 0.69, 0.83].map((t) => ({ x: curve(t, 40, 110, 290, 360), y: curve(t, 170, 40, 40, 170) }))
  const done = 3
  return (
    <svg className="hero__picture" viewBox="0 0 400 220" aria-hidden="true" focusable="false">
      <path className="hero__path" d="M40 170C110 40 290 40 360 170" />
      <g className="hero__from">
        <path d="M14 196v-34l26-18 26 18v34z" />
        <rect className="hero__door" x="33" y="176" width="14" height="20" rx="2" />
      </g>
      <g className="hero__to">
        <path d="M328 196v-58h64v58z" />
        <path
          className="hero__windows"
          d="M339 150h10v10h-10zM355 150h10v10h-10zM371 150h10v10h-10zM339 168h10v10h-10zM371 168h10v10h-10z"
        />
        <rect className="hero__door" x="354" y="174" width="12" height="22" rx="2" />
      </g>
      {points.map(({ x, y }, index) => (
        <g key={x} className={index < done ? 'hero__done' : 'hero__open'}>
          <circle cx={x} cy={y} r="13" />
          {index < done && <path d={`M${x - 5} ${y}l4 4 7-8`} />}
        </g>
      ))}
      <line className="hero__ground" x1="0" x2="400" y1="197" y2="197" />
    </svg>
  )
}
