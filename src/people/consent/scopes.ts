import { type Consent, type ConsentScope, stateOn } from './consent.js';
import { lacking } from './covering.js';

/** Being counted: once, among many, by nobody in particular. */
export const COUNTED: ConsentScope = {
  purpose: 'counted',
  recipient: { kind: 'statistics' },
  fields: ['counted_only'],
};

/** Levels of publication that tell something of a person, from the least to the most. */
export const STORY_LEVELS = ['coarse_story', 'pseudonym', 'named'] as const;
export type StoryLevel = (typeof STORY_LEVELS)[number];
export const isStoryLevel = (level: string): level is StoryLevel => STORY_LEVELS.some((one) => one === level);

/** An appeal of a campaign, at a level. */
export const appealAt = (campaignId: string, level: StoryLevel): ConsentScope => ({
  purpose: 'appeal',
  recipient: { kind: 'campaign', id: campaignId },
  fields: [level],
});

/** Whoever agrees to a level has agreed to what tells less. */
export const upTo = (level: StoryLevel): StoryLevel[] => STORY_LEVELS.slice(0, STORY_LEVELS.indexOf(level) + 1);

/** The first that covers all of it. @param today `2026-11-25` */
export const covering = (consents: Consent[], wanted: ConsentScope, today: string): Consent | undefined =>
  consents.find((consent) => lacking(consent, wanted, today).length === 0);

/** Those of this purpose and recipient that somebody can still take back, those that begin later too. */
export const liveFor = (consents: Consent[], { purpose, recipient }: ConsentScope, today: string): Consent[] =>
  consents.filter(
    (consent) =>
      stateOn(consent, today) === 'live' &&
      consent.purpose === purpose &&
      consent.recipient.kind === recipient.kind &&
      consent.recipient.id === recipient.id,
  );
