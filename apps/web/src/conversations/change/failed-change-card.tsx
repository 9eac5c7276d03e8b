import { ApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { reportChange, useFailedChange } from './change-report.ts';

/** Says that a rename or a deletion did not work, what was put back, and offers to try again. */
export function FailedChangeCard() {
  const { failed } = useFailedChange();
  return (
    <div role="alert">
      {failed && (
        <div className="m-2 flex animate-rise flex-col gap-1 rounded-card border border-warning/40 bg-raised p-3 text-small">
          <p>{failed.words}</p>
          <p className="text-muted">{failed.error instanceof ApiError ? failed.error.message : 'Something went wrong on this page.'}</p>
          <div className="flex gap-1">
            <Button
              tone="outline"
              size="small"
              onClick={() => {
                reportChange(null);
                failed.again();
              }}
            >
              Try again
            </Button>
            <Button tone="quiet" size="small" onClick={() => reportChange(null)}>
              Leave it
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
