// How far all schools are with one step, as a picture: a bar of who is done, and a dot for each working day that is left.
interface StepPictureProps {
  readonly done: number
  readonly of: number
  /** Below 0 the date has passed. */
  readonly workingDaysLeft: number
  readonly state: 'coming' | 'soon' | 'overdue' | 'done' | 'passes'
}

/** More dots than this nobody counts. */
const mostDots = 15

/** Whatever it shows stands in words beside it. */
export function StepPicture({ done, of, workingDaysLeft, state }: StepPictureProps) {
  const part = of === 0 ? 0 : Math.round((done / of) * 1000) / 10
  const days = state === 'done' ? 0 : Math.min(mostDots, Math.abs(workingDaysLeft))
  const past = state === 'overdue'
  return (
    <div className={`step-picture step-picture--${state}`} aria-hidden="true">
      <svg className="step-picture__bar" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
        <rect className="step-picture__all" width="100" height="10" />
        <rect className="step-picture__done" width={part} height="10" />
      </svg>
      <svg className="step-picture__days" viewBox={`0 0 ${mostDots * 10} 8`} focusable="false">
        {Array.from({ length: days }, (_, at) =>
          past ? <rect key={at} x={at * 10 + 1} y="1" width="6" height="6" /> : <circle key={at} cx={at * 10 + 4} cy="4" r="2.8" />,
        )}
      </svg>
    </div>
  )
}
