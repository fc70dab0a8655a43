/** Every field of a case's form of facts, or of its conflict page, as a browser would send it untouched. */
export function fieldsOf(html: string): Record<string, string[]> {
  const form = [...html.matchAll(/<form ([^>]*)>.*?<\/form>/gs)].find(([, attributes]) =>
    /action="\/cases\/[0-9a-f-]{36}\?_method=PATCH"/.test(attributes!),
  )?.[0];
  if (!form) throw new Error('There is no form of facts on this page.');
  const fields: Record<string, string[]> = {};
  const put = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), plain(value)]);
  for (const [, attributes, options, text] of form.matchAll(
    /<input ([^>]*)\/?>|<select ([^>]*>.*?)<\/select>|<textarea ([^>]*>.*?)<\/textarea>/gs,
  )) {
    const name = /name="([^"]*)"/.exec(attributes ?? options ?? text ?? '')![1]!;
    if (text !== undefined)
      put(
        name,
        text
          .slice(text.indexOf('>') + 1)
          .replace(/^\n/, '')
          .replaceAll('\n', '\r\n'),
      );
    else if (options !== undefined) {
      const chosen = [...options.matchAll(/<option ([^>]*)>/g)].find(([, one]) => /\bselected\b/.test(one!));
      put(name, /value="([^"]*)"/.exec(chosen?.[1] ?? 'value=""')![1]!);
    } else if (!/type="(radio|checkbox)"/.test(attributes!) || /\bchecked\b/.test(attributes!))
      put(name, /value="([^"]*)"/.exec(attributes!)?.[1] ?? '');
  }
  return fields;
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
