import { layoutOf } from '../../judge/columns.js';
import { codeOf, FIELDS } from '../../judge/lexicon.js';
import { monthIn } from '../../judge/months.js';
import { fold } from '../../judge/text.js';

/** Common words with letters beyond ASCII, none of which is a word in another code page. */
const COMMON = new Set(
  (
    'für über müssen möchte fünf später wäre hätte können zurück Männer Söhne Brüder großer Straße ' +
    'à père mère frère très après où même être août déjà enquête grève prêt français arrêté forêt rêve tête problème ' +
    'más también está años año señor niño mañana después aquí así qué cómo dónde español ' +
    'più è così perché città però già là sì università ' +
    'não são irmão também já até você mãe está às ação prisão ' +
    'för på från är år också även måste får går så två när då ' +
    'og så på når før også være være første både ' +
    'się już że są był była być może także więc ponieważ łódź wojsko żołnierz zawołanie ' +
    'již není jsem může také příliš který která před také že ' +
    'és nem hogy vagy már még később ' +
    'i što već još može također žena kuća ' +
    'şu için değil çok daha oğlu kızı askerlik müdür ' +
    'и в на не что он она они мы вы это как его её ему ей для или уже ещё есть был была было были нет да по из за от до при ' +
    'сын дочь брат сестра мать отец жена муж мама звонить просит повестка военкомат часть армия срок суд адвокат ' +
    'та що не він вона вони ми ви це як його її йому їй або вже ще є був була було були немає так по із за від до при ' +
    'син донька брат сестра мати батько дружина чоловік дзвонити просить повістка частина армія строк суд адвокат ' +
    'και το να του της που με για από δεν είναι στο στην θα ο η τα ' +
    'של את על לא הוא היא עם כי אני או גם אחי ' +
    'في من على إلى لا هو هي مع أن هذا أخي ولا'
  )
    .split(' ')
    .filter((word) => /[^\p{ASCII}]/u.test(word))
    .map(fold),
);

/** A heading, a spelling of the lexicon, a month, or a common word of its language. */
export function isKnownWord(word: string): boolean {
  const folded = fold(word);
  if (folded.length < 2 && !COMMON.has(folded)) return false;
  return (
    COMMON.has(folded) ||
    layoutOf([word]).places.size > 0 ||
    FIELDS.some((field) => codeOf(field, word) !== undefined) ||
    monthIn(folded)?.rest === '@'
  );
}
