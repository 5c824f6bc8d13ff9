// Answers for: the shape of a period, for checking.
import * as z from 'zod';
import { isPeriod } from './period.ts';

export const periodSchema = z.string().refine(isPeriod);
