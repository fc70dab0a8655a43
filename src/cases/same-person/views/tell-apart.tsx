/** What is said of one pair: two boxes, of which one is ticked, or none while nobody knows. `about`: the id of what names the two. */
export const TellApart = ({ pair, about }: { pair: [string, string]; about: string }) => (
  <p class="row small">
    {[
      ['different', 'Not the same'],
      ['another_matter', 'Same person, another matter'],
    ].map(([name, label]) => (
      <span class="choice">
        <input
          type="checkbox"
          id={`${name}-${about}`}
          name={`${name}[]`}
          value={pair.join('~')}
          aria-describedby={about}
        />
        <label for={`${name}-${about}`}>{label}</label>
      </span>
    ))}
  </p>
);
