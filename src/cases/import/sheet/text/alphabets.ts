/**
 * Letters beyond ASCII of the languages a code page is used for, lower case. A file is taken for the code page whose
 * letters the fewest languages explain.
 */
export type Alphabets = Record<
  'windows-1250' | 'windows-1251' | 'windows-1252' | 'windows-1254',
  { languages: string[]; frequent?: string }
>;

export const ALPHABETS: Alphabets = {
  'windows-1252': {
    languages: ['äöüß', 'àâæçéèêëîïôœùûüÿ', 'áéíñóúüªº', 'àèéìíîòóùú', 'áâãàçéêíóôõúü', 'åäöæøé', 'éëïèöüó'],
  },
  'windows-1250': {
    languages: ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ', 'áäčďéíĺľňóôŕšťúýž'],
  },
  'windows-1254': { languages: ['çğıöşüâîû'] },
  'windows-1251': {
    languages: [
      'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
      'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
      'абвгдђежзијклљмнњопрстћуфхцчџш',
      'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
    ],
    frequent: 'оеаинтсрвлкіу',
  },
};
