// How much of something is done while it is being done, as a bar that is heard too.
interface ProgressBarProps {
  readonly label: string
  /** 0 to 1. */
  readonly part: number
  /** A thin one for a row of a table. */
  readonly small?: boolean
}

export function ProgressBar({ label, part, small = false }: ProgressBarProps) {
  return <progress className={`progress-bar${small ? ' progress-bar--small' : ''}`} aria-label={label} max={100} value={Math.round(part * 100)} />
}
