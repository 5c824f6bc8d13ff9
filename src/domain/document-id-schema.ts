// Answers for: the shape of a document's id, for checking where documents are named.
import * as z from 'zod';

export const documentIdSchema = z
  .string()
  .regex(/^document:[a-z0-9+.-]{1,320}\/[A-Za-z0-9-]{1,64}$/);
