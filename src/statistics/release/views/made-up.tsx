/** What a release looks like, with countries that do not exist: a photograph of it can't pass for one. */
export const MadeUp = () => (
  <section class="section">
    <figure class="made-up">
      <figcaption>Example, with made-up figures</figcaption>
      <table class="bars">
        <caption class="hidden">Example, with made-up figures</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">Country</th>
            <th scope="col">Our figure</th>
            <th scope="col">What to write</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Country A</th>
            <td>136, give or take 6</td>
            <td>
              Write: <b>at least 130</b>
            </td>
          </tr>
          <tr>
            <th scope="row">Country B</th>
            <td colSpan={2}>not printed</td>
          </tr>
          <tr>
            <th scope="row">Country C</th>
            <td>71, give or take 6</td>
            <td>
              Write: <b>at least 65</b>
            </td>
          </tr>
          <tr>
            <th scope="row">Countries not printed, together</th>
            <td>29, give or take 12</td>
            <td>
              Write: <b>at least 17</b>
            </td>
          </tr>
        </tbody>
      </table>
    </figure>
  </section>
);
