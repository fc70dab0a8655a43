import { Day } from '../../../common/web/dates.js';
import { Tag } from '../../../common/web/parts.js';
import type { DocumentLine } from '../document.view.js';

const KB = 1024;
export const sizeInWords = (bytes: number) =>
  bytes < KB
    ? `${bytes} bytes`
    : bytes < KB * KB
      ? `${Math.round(bytes / KB)} KB`
      : `${(bytes / KB / KB).toFixed(1)} MB`;

/** What it is, how large, and by whom it came. */
export const DocumentFacts = ({ of }: { of: DocumentLine }) => (
  <>
    <p class="small soft">
      {of.kind.label}. {sizeInWords(of.bytes)}
      {of.pages > 1 && `, ${of.pages} pages`}. <Day on={of.on} />, {of.by}
    </p>
    {of.made_from && <p class="small">A redacted copy.</p>}
    {!of.clean && (
      <p class="small">
        <Tag as="wait">As it came</Tag> It may say who made it, where and when.
      </p>
    )}
  </>
);
