import { z } from 'zod';

/** Where a list by time goes on: the instant and id of the last row that was shown. Opaque to callers. */
export const timeCursor = z
  .string()
  .regex(/^\d{1,15}_[0-9a-f-]{36}$/, 'is not a cursor of this list')
  .pipe(
    z.codec(z.string(), z.object({ at: z.date(), id: z.uuid() }), {
      decode: (text) => {
        const [ms = '', id = ''] = text.split('_');
        return { at: new Date(Number(ms)), id };
      },
      encode: ({ at, id }) => timeCursorOf(at, id),
    }),
  );

export function timeCursorOf(at: Date, id: string): string {
  return `${at.getTime()}_${id}`;
}
