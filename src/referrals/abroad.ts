/** What the day of a desk is about: `ReferralAbroad`. */
export const ABROAD = `
  select o.id, r.case_id, l.name as legal_contact, o.offered_on::text, o.ends_on::text,
    case when o.ends_on >= $3::date and o.state = 'conflict_check' and o.name_sealed is null then 'release-name'
      when o.ends_on >= $3::date and o.state = 'accepted' and o.packet_sealed is null then 'release-packet'
      when o.state = 'declined' then 'declined' when o.state = 'expired' or o.ends_on < $3::date then 'expired'
      when o.ends_on <= $3::date + 1 then 'ends-tomorrow' when o.ends_on <= $3::date + 7 then 'ending' else 'unanswered' end as state
  from offers o
  join referrals r on r.organisation_id = $1 and r.desk_id = $2 and r.id = o.id
  join cases c on c.organisation_id = $1 and c.desk_id = $2 and c.id = r.case_id and c.state <> 'closed'
  join legal_contacts l on l.id = r.legal_contact_id
  where o.sender_organisation_id = $1 and o.sender_desk_id = $2 and o.ends_on >= $3::date - 14
    and (o.state in ('offered', 'previewed', 'conflict_check', 'declined', 'expired')
      or o.state = 'accepted' and o.ends_on between $3::date and $3::date + 7
      or o.state = 'accepted' and o.ends_on >= $3::date and o.packet_sealed is null)
    -- Those whose key was lost are told as such.
    and o.key_lost_on is null
    and (o.state in ('offered', 'previewed', 'conflict_check', 'accepted') and o.ends_on >= $3::date or not exists (
      select 1 from referrals later join offers again on again.id = later.id
      where later.organisation_id = $1 and later.case_id = r.case_id and later.id <> r.id
        and (later.offered_on > r.offered_on or (again.state in ('offered', 'previewed', 'conflict_check', 'accepted') and again.ends_on >= $3::date))
    ))
  order by (c.assignee_id = $4) desc nulls last, o.offered_on, state, o.id limit $5`;

/** Where a lawyer wrote something that waits for the desk, in cases that are not closed. */
export const WRITTEN = `
  select distinct r.id, r.case_id, l.name as legal_contact
  from exchange_entries e
  join referrals r on r.organisation_id = e.sender_organisation_id and r.desk_id = e.sender_desk_id and r.id = e.offer_id
  join cases c on c.organisation_id = r.organisation_id and c.desk_id = r.desk_id and c.id = r.case_id and c.state <> 'closed'
  join legal_contacts l on l.id = r.legal_contact_id
  where e.sender_organisation_id = $1 and e.sender_desk_id = any ($2::uuid[]) and e.waits_for = 'desk'
  order by r.case_id, r.id`;
