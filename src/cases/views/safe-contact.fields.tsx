import { Select, TextArea } from '../../common/web/fields.js';
import { safeChannels } from './case-words.js';

export const SafeContactFields = ({ channel, instructions }: { channel?: string; instructions?: string | null }) => (
  <>
    <Select
      name="safe_contact.channel"
      label="How is it safe to reach the person?"
      options={safeChannels}
      value={channel}
      empty="Not known yet"
    />
    <TextArea
      name="safe_contact.instructions"
      label="When, and what must never be done?"
      hint="Hours, ways not to be used, who must not know. It stands at the top of the case, and before a name or a contact is shown."
      value={instructions ?? ''}
      small
    />
  </>
);
