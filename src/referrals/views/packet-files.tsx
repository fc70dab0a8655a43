import { sizeInWords } from '../../cases/documents/views/document-words.js';
import type { FileOfPacket } from './referral.view.js';

/** @param at where they are taken from; missing while nothing was sent */
export const PacketFileList = ({ of, at }: { of: FileOfPacket[]; at?: string }) => (
  <section class="section" aria-labelledby="files">
    <h2 id="files">Documents</h2>
    <ul class="items">
      {of.map(({ id, name, bytes, redacted }) => (
        <li>
          {at ? (
            <a href={`${at}/${id}`}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          <p class="small soft">
            {redacted ? 'A copy in which parts are hidden' : 'The original: it shows everything'}, {sizeInWords(bytes)}
          </p>
        </li>
      ))}
    </ul>
    {at && (
      <p class="small soft">
        Taking one is recorded and told to the desk. A copy on your device stays after this closes: delete it yourself.
      </p>
    )}
  </section>
);
