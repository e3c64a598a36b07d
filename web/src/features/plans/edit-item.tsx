import { useState, type FormEvent } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { Plan, PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { isPast, SchedulePicker, TextCounter, useMeasuredText } from '../post-editor/index.ts';
import { useEditItem } from './queries.ts';
import type { Review } from './use-review.ts';

const t = messages.plans;

/** Changes one post. The new version needs another person's yes. */
export function EditItem({ plan, item, review }: { plan: Plan; item: PlanItem; review: Review }) {
  const [text, setText] = useState(item.content.text);
  const [schedule, setSchedule] = useState(item.content.schedule);
  const edit = useEditItem(plan);
  const measured = useMeasuredText(item.content.platform, text);
  const isTextChanged = text !== item.content.text;
  const isTimeChanged = JSON.stringify(schedule) !== JSON.stringify(item.content.schedule);
  const approvals = item.decisions.filter((each) => each.outcome === 'approve' && each.itemVersion === item.version).length;
  const isReady =
    (isTextChanged || isTimeChanged) && text.trim() !== '' && measured.isValid && !(isTimeChanged && isPast(schedule));

  function submit(event: FormEvent) {
    event.preventDefault();
    edit.mutate(
      {
        itemId: item.id,
        baseVersion: item.version,
        text: isTextChanged ? text : undefined,
        schedule: isTimeChanged ? schedule : undefined,
      },
      {
        onSuccess: (next) => {
          review.adopt(next);
          review.setEditing(false);
        },
      },
    );
  }

  return (
    <Dialog title={t.editTitle(messages.platforms[item.content.platform])} onClose={() => review.setEditing(false)}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <p className="bg-amber-soft rounded-control text-table px-3 py-2">{t.editWarning(approvals)}</p>
        <Field
          label={t.editText}
          hint={<TextCounter measured={measured} />}
          error={measured.isValid ? undefined : measured.problem}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              rows={6}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="control text-post field-sizing-content max-h-80 min-h-32 w-full resize-none"
            />
          )}
        </Field>
        <SchedulePicker schedule={schedule} timeZone={item.channel.timeZone} onChange={setSchedule} />
        {edit.error instanceof ApiError && edit.error.status === 409 ? (
          <p role="alert" className="text-table text-amber">
            {t.editConflict} {edit.error.detail}
          </p>
        ) : (
          <InlineError error={edit.error} />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => review.setEditing(false)}>{messages.common.cancel}</Button>
          <Button kind="ink" type="submit" disabled={!isReady} pending={edit.isPending}>
            {edit.isPending ? t.saving : t.saveVersion}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
