// The first step of reading in a file: one chooses it and looks at what it would change.
import { Button } from '../../parts/button.tsx'
import { FilePicker } from '../../parts/file-picker.tsx'
import { Progress } from '../../parts/progress.tsx'
import { importWords } from '../../words/schools.ts'
import type { useFileImport } from './use-file-import.ts'

interface ChooseFileProps {
  readonly reading: Pick<ReturnType<typeof useFileImport>, 'busy' | 'faultAt' | 'file' | 'look' | 'choose'>
  readonly words: { readonly file: string; readonly check: string }
}

export function ChooseFile({ reading: { busy, faultAt, file, look, choose }, words }: ChooseFileProps) {
  return (
    <form noValidate onSubmit={look}>
      <FilePicker id="file" label={words.file} file={file} onChoose={choose} fault={faultAt('file')} />
      {busy && <Progress text={importWords.checking} />}
      <div className="acts">
        <Button kind="primary" type="submit" busy={busy}>
          {words.check}
        </Button>
      </div>
    </form>
  )
}
