// The small shapes in which the connection of a school is told in many places: its label, its next step, mails and help.
import * as z from 'zod'
import { qualificationLabels } from '../domain/qualification.ts'
import { worksAnswers } from '../domain/school-answer.ts'

export const label = z.enum(qualificationLabels)

/** Who does something, and the sentence that says what. */
export const nextStep = z.object({
  code: z.enum(['school-answers', 'school-answers-again', 'board-answers', 'board-answers-again', 'board-signs', 'board-mandates', 'supplier-registers', 'nothing']),
  who: z.enum(['school', 'board', 'supplier', 'nobody']),
  text: z.string(),
})

/** Whether setting an OSO dossier ready works, as the school says it. */
export const works = z.enum(worksAnswers)

/** A mail that is ready to be sent by one's own program. */
export const readyMail = z.object({ to: z.enum(['board', 'supplier', 'school', 'kennisnet']), subject: z.string(), text: z.string() })

/** Where to go with questions: the region, the OSO desk, the helpdesk of a pupil system. */
export const helpline = z.object({
  kind: z.enum(['region', 'oso', 'pupil-system']),
  name: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  url: z.string().optional(),
  hours: z.string().optional(),
})
