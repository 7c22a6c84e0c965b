// How numbers of pupils go over the wire to whoever may not tell whom they are about.
import * as z from 'zod'
import { pupilBands } from '../domain/school-progress.ts'

/** Below 5 nobody must be able to tell whom it is about. */
export const shownCount = z.union([z.number().int(), z.literal('<5')])

/** How many of so many: `some` (below 10 in all) and `almost-all` (all but 1 to 4) where a number would tell how few are done, or are not. */
export const shownPart = z.union([z.number().int(), z.enum(['<5', 'some', 'almost-all'])])

/** About how many, of 1 and more. */
export const pupilBand = z.enum(pupilBands)
