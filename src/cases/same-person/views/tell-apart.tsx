/** What is said of one pair: two boxes, of which one is ticked, or none while nobody knows. */
export const TellApart = ({ pair, of }: { pair: [string, string]; of: string }) => {
  const value = pair.join('~');
  return (
    <p class="row small">
      <label class="row">
        <input type="checkbox" name="different[]" value={value} aria-describedby={of} /> Not the same
      </label>
      <label class="row">
        <input type="checkbox" name="another_matter[]" value={value} aria-describedby={of} /> Same person, another
        matter
      </label>
    </p>
  );
};
