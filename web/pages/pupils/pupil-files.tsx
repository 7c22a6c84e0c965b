// The files of one pupil, each with how its check ended, to look at or to take out; and adding more.
import type { ReactNode } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { pileWords, slotWords as words } from '../../words/attachments.ts'
import type { Saying } from './one-pupil.tsx'
import { usePupil } from './pupil-frame.tsx'
import { usePupils } from './pupils-frame.tsx'

type Attachment = Answer<'getAttachment'>

const kinds: Readonly<Record<Attachment['state'], MarkKind>> = { checking: 'busy', accepted: 'good', refused: 'wrong' }

/** Files of a frozen version have no check to tell of. */
function shownFiles({ listHash, attachments, versions }: ReturnType<typeof usePupil>['dossier']): readonly Attachment[] {
  if (listHash !== undefined) return attachments
  const last = versions.at(-1)
  return (last?.files ?? []).map((file) => ({ ...file, contentType: '', announcedAt: last!.readyAt, state: 'accepted', reasons: [], findings: [] }))
}

interface PupilFilesProps extends Saying {
  /** Where one adds files; absent where that cannot be done now. */
  readonly uploading: ReactNode
}

export function PupilFiles({ sending, say, uploading }: PupilFilesProps) {
  const { dossier, show, again } = usePupil()
  const { types, hereTypes } = usePupils()
  const { dossierId, listHash } = dossier
  const files = shownFiles(dossier)
  const typeName = ({ typeId }: Attachment) => types.find((type) => type.typeId === typeId)?.name ?? ''
  const open = (file: Attachment) =>
    void sending.send([], async () => {
      const { url } = (await call('getAttachmentContent', { params: { dossierId, attachmentId: file.attachmentId } })).data
      // The link asks the browser to save the file, so this page stays.
      location.assign(url)
    })
  const remove = (file: Attachment) =>
    void sending.send([], async () => {
      show((await call('removeAttachment', { params: { dossierId, attachmentId: file.attachmentId } })).data)
      say(words.removed(file.fileName))
    })
  const columns = columnsFor({ typeName, onOpen: open, onAgain: () => void again(), busy: sending.busy, ...(listHash !== undefined && { onRemove: remove }) })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.title}</h2>
      {files.length === 0 ? (
        <p className="nl-paragraph soft">{words.none}</p>
      ) : (
        <Table caption={words.title} columns={columns} rows={files} keyOf={({ attachmentId }) => attachmentId} />
      )}
      {uploading && hereTypes.length > 0 && (
        <>
          <h3 className="nl-heading nl-heading--level-3 above-list">{words.addTitle}</h3>
          {uploading}
        </>
      )}
    </section>
  )
}

interface FileUse {
  readonly typeName: (file: Attachment) => string
  readonly onOpen: (file: Attachment) => void
  /** Absent where nothing can be taken out. */
  readonly onRemove?: (file: Attachment) => void
  readonly onAgain: () => void
  readonly busy: boolean
}

function columnsFor({ typeName, onOpen, onRemove, onAgain, busy }: FileUse): readonly Column<Attachment>[] {
  return [
    {
      name: words.fileColumns.file,
      heads: true,
      cell: (file) => (
        <>
          {file.fileName}
          <span className="table__sub">{pileWords.size(file.size)}</span>
        </>
      ),
    },
    { name: words.fileColumns.type, cell: typeName },
    { name: words.fileColumns.state, cell: (file) => <FileStanding file={file} onAgain={onAgain} /> },
    {
      name: words.fileColumns.acts,
      acts: true,
      cell: (file) => (
        <span className="pile__acts">
          {file.state === 'accepted' && (
            <Button kind="subtle" about={file.fileName} busy={busy} onClick={() => onOpen(file)}>
              {words.open}
            </Button>
          )}
          {onRemove && (
            <SureButton
              id={`remove-${file.attachmentId}`}
              label={words.remove}
              about={file.fileName}
              warning={words.removeWarning(file.fileName)}
              sure={words.removeSure}
              busy={busy}
              onSure={() => onRemove(file)}
            />
          )}
        </span>
      ),
    },
  ]
}

function FileStanding({ file: { state, reasons, findings }, onAgain }: { readonly file: Attachment; readonly onAgain: () => void }) {
  return (
    <>
      <StatusMark kind={kinds[state]}>{words.states[state]}</StatusMark>
      {[...reasons, ...findings].map(({ code, message }) => (
        <p className={state === 'refused' ? 'pile__reason' : 'pile__note'} key={code + message}>
          {message}
        </p>
      ))}
      {state === 'checking' && (
        <>
          <p className="pile__note">{words.checkingText}</p>
          <Button kind="subtle" onClick={onAgain}>
            {words.lookAgain}
          </Button>
        </>
      )}
    </>
  )
}
