import { Choices } from '../../common/web/choices.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Facts, Tag } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import { ConsentFields } from './consent.fields.js';
import type { InvolvedCampaign, LinkedCampaign } from './case.view.js';

/** `GET /cases/:id/campaigns` */
export interface CaseCampaigns {
  id: string;
  reference: string;
  pseudonym: string;
  linked: LinkedCampaign[];
  /** Campaigns of the countries involved, the linked ones too, and international ones. */
  campaigns: InvolvedCampaign[];
  /** In which something was probably explained: a code. */
  language: string | null;
}

const meaning: Record<string, string> = {
  none: 'The link is taken away.',
  counted_only: 'Known to nobody but the desk. The person may be one of a number, if they agreed to be counted.',
  coarse_story: 'What happened may be told in outline: no place, no date, nothing that points back.',
  pseudonym: 'The story may be told under a pseudonym made for it, never the one used here.',
};
// "named" needs the approval of two people and a recorded harm check: it is not offered here.
const levels = options('publication_level')
  .filter(({ code }) => code !== 'named')
  .map((level) => ({ ...level, hint: meaning[level.code] }));

/** Answers first: what exactly did the person agree to? */
export const CaseCampaignsPage = ({ id, reference, pseudonym, linked, campaigns, language }: CaseCampaigns) => (
  <Desk title={`Campaigns for ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Link a campaign</h1>
        <p class="lede">Only as far as {pseudonym} agreed. Campaign leads never see the case.</p>
      </div>
      <div class="stack">
        {linked.length > 0 && (
          <Facts of={linked.map((campaign) => [campaign.name, <Tag as="on">{campaign.level.label}</Tag>])} />
        )}
        {campaigns.length === 0 ? (
          <Empty
            why="There is no campaign for the countries of this case."
            next={
              <>
                <a href="/campaigns">See all campaigns</a>, or <a href={`/cases/${id}/facts`}>say whose army it is</a>.
              </>
            }
          />
        ) : (
          <Form action={`/cases/${id}/campaigns`} class="form">
            <Choices
              name="campaign_id"
              label="Which campaign?"
              of={campaigns.map((campaign) => ({
                code: campaign.id,
                label: campaign.name,
                hint: campaign.country ?? 'International',
              }))}
            />
            <Choices name="level" label="How far did the person agree?" of={levels} />
            <p class="soft">
              What tells a story stands on a consent. If none that is <a href={`/cases/${id}/consents`}>recorded</a>{' '}
              covers it, the one below is recorded with the link.
            </p>
            <ConsentFields language={language ?? undefined} unsaid="Not told" />
            <div class="actions">
              <button class="button">Save the link</button>
              <a href={`/cases/${id}`}>Link nothing</a>
            </div>
          </Form>
        )}
      </div>
    </div>
  </Desk>
);
