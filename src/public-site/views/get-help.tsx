export const GetHelp = () => (
  <section class="panel">
    <h2>Called up yourself?</h2>
    <p>You are not alone, and there is time to think. Talk to somebody before you sign anything.</p>
    <p>
      <a class="button" href="/public/help">
        Get help
      </a>
    </p>
  </section>
);
