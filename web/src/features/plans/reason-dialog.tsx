import { useState, type FormEvent } from 'react';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

const t = messages.plans;
const commentLimitChars = 2000;

interface ReasonDialogProps {
  outcome: 'request_changes' | 'reject';
  count: number;
  onClose: () => void;
  onReason: (comment: string) => void;
}

/** A refusal tells why: the creator revises with these words. */
export function ReasonDialog({ outcome, count, onClose, onReason }: ReasonDialogProps) {
  const [comment, setComment] = useState('');
  const isReady = comment.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) onReason(comment.trim());
  }

  return (
    <Dialog title={outcome === 'reject' ? t.rejectTitle(count) : t.changesTitle(count)} onClose={onClose}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <Field
          label={outcome === 'reject' ? t.rejectReason : t.changesReason}
          hint={outcome === 'reject' ? t.rejectHint : t.changesHint}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              required
              rows={4}
              maxLength={commentLimitChars}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
              }}
              className="control field-sizing-content max-h-60 min-h-24 w-full resize-none"
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button kind="ink" type="submit" disabled={!isReady}>
            {outcome === 'reject' ? t.markReject(count) : t.markChanges(count)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
