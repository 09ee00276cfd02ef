/** What the server put into the page: language, words, families, rights. */
export const page = JSON.parse(document.getElementById('page-data').textContent);

const chinese = page.language.startsWith('zh');

/** The words for a key; `{name}` in them is replaced. */
export function words(key, values = {}) {
  return (page.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The name of a rule, site, device, jurisdiction or field in the reader's language. */
export const nameOf = (thing) => (chinese ? thing.name : thing.name_en) || thing.name || thing.id;

/** The words for a key made of a code that may be new to us: then the code itself. */
export const wordOr = (key, code) => page.words[key] ?? code;

const families = new Map(page.families.map((family) => [family.id, family.name]));
export const familyName = (id) => families.get(id) ?? id;

const fields = new Map();

/** Field names come with the device states; until then the plain name has to do. */
export const learnField = (field) => fields.set(field.field, nameOf(field));
export const fieldName = (field) => fields.get(field) ?? field.replaceAll('_', ' ');
