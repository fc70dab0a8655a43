/**
 * The headings a column is known by, folded and without punctuation. Only whole headings count, so a language can be
 * added here and nothing else changes. A heading that could mean two columns (`Date`, `Land of origin`) stands nowhere.
 */
export const COLUMNS = [
  'nr',
  'name',
  'dob',
  'contact',
  'came',
  'country_now',
  'citizenship',
  'branch',
  'status',
  'why',
  'deadline',
  'lawyer',
  'notes',
  'lang',
  'consent',
  'assigned',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Two halves of a name in two columns are joined. */
export type Heading = Column | 'given_name' | 'family_name';

export const HEADINGS: Record<Heading, string> = {
  nr: `nr|no|n|n°|nº|№|#|number|num|case no|case nr|case number|nummer|lfd nr|номер|№ п п|п п|numéro|numero|número|sıra|sira|
    番号|번호|رقم|מספר|α α|αριθμός|ნომერი|id`,
  name: `name|full name|person|who|client|first and last name|имя|фио|ф и о|имя фамилия|фамилия имя|фамилия и имя|імя|ім'я|піб|
    п і б|nom complet|nom et prénom|nom prénom|nombre|nombre completo|nombre y apellido|nombre y apellidos|όνομα|ονοματεπώνυμο|
    ad soyad|adı soyadı|isim|氏名|名前|이름|성명|الاسم|اسم|שם|שם מלא|სახელი|imię i nazwisko|ime i prezime|име и презиме|nama|
    pangalan|ስም|vor und nachname|nama lengkap|nome`,
  given_name: `first name|given name|given names|vorname|prénom|prenom`,
  family_name: `last name|surname|family name|nachname|familienname|фамилия|прізвище|apellido|apellidos|soyadı|soyad`,
  dob: `dob|d o b|date of birth|birth date|birthdate|birthday|born|born on|geburtsdatum|geboren|geboren am|geb datum|geb|
    дата рождения|д р|др|день рождения|родился|дата народження|date de naissance|né le|née le|fecha de nacimiento|f nacimiento|
    ημερομηνία γέννησης|ημ γέννησης|doğum tarihi|dogum tarihi|生年月日|誕生日|생년월일|تاريخ الميلاد|תאריך לידה|
    დაბადების თარიღი|data urodzenia|datum rođenja|датум рођења|tanggal lahir|data di nascita|data de nascimento`,
  contact: `phone|phone or signal|phone signal email|signal phone|phone or email|phone no|how to contact|telephone|tel|signal|contact|contacts|contact details|how to reach|mobile|cell|e mail|email|mail|messenger|
    whatsapp|telegram|phone number|contact info|telefon|kontakt|handy|телефон|тел|контакт|контакты|контакти|связь|сигнал|
    мессенджер|почта|téléphone|contacto|teléfono|móvil|correo|τηλέφωνο|επικοινωνία|iletişim|連絡先|電話|電話番号|연락처|전화|
    전화번호|هاتف|الهاتف|رقم الهاتف|טלפון|ტელეფონი|კონტაქტი|kontakty|телефон signal|telepon|kontak|contatto`,
  came: `came to us|came to us on|first contact with us|contacted us on|reached us|with us since|came|came in|first contact|date of first contact|first contacted us|contacted us|contact date|intake|
    intake date|date of intake|since when with us|zu uns gekommen|erstkontakt|erster kontakt|kam zu uns|обратился|обратилась|
    обращение|дата обращения|пришел к нам|пришёл к нам|первый контакт|звернувся|дата звернення|перший контакт|
    premier contact|date de contact|venu chez nous|primer contacto|fecha de contacto|llegó a nosotros|πρώτη επαφή|ilk temas|
    bize geldi|bize geliş tarihi|初回相談日|相談日|첫 연락|첫 상담일|أول اتصال|תאריך פנייה|pierwszy kontakt|prvi kontakt`,
  country_now: `country now|country|now in|country of residence|current country of residence|country where now|country they are in|current country|country of stay|where now|lives in|location country|land jetzt|land|
    land aktuell|aktuelles land|aufenthaltsland|aufenthalt|страна|страна сейчас|где сейчас|страна пребывания|
    текущая страна|країна|країна зараз|країна перебування|pays|pays actuel|pays de séjour|país|pais|país actual|
    χώρα|χώρα τώρα|ülke|ulke|şu anki ülke|bulunduğu ülke|国|現在の国|滞在国|국가|현재 국가|체류국|الدولة|البلد|البلد الحالي|
    מדינה|ქვეყანა|kraj|kraj pobytu|zemlja|држава|negara`,
  citizenship: `citizenship|citizenships|citizen of|nationality|staatsangehörigkeit|staatsbürgerschaft|nationalität|pass|passport|
    гражданство|громадянство|citoyenneté|nationalité|ciudadanía|ciudadania|nacionalidad|υπηκοότητα|ιθαγένεια|vatandaşlık|
    uyruk|国籍|국적|الجنسية|جنسية|אזרחות|მოქალაქეობა|obywatelstwo|državljanstvo|држављанство|kewarganegaraan`,
  branch: `unit branch|service unit|branch unit|military branch|arm|service|branch|unit|service branch|branch of service|arm of service|waffengattung|teilstreitkraft|einheit|
    truppe|truppengattung|род войск|войска|часть|рід військ|підрозділ|arme|unité|rama|unidad|κλάδος|όπλο|kuvvet|birlik|sınıf|
    軍種|部隊|군종|부대|소속|الفرع|الوحدة|חיל|יחידה|rodzaj wojsk|jednostka|rod vojske`,
  status: `status|status of refusal|service status|military status|refusal|refusal status|legal status|current status|what happened|stand|статус|состояние|положение|стан|statut|
    situation|estado|situación|κατάσταση|durum|durumu|状況|状態|상태|الحالة|حالة|סטטוס|מצב|სტატუსი|stan|статус отказа`,
  why: `why refusing|reason for refusing|reasons for refusing|why they refuse|why he refuses|why do they refuse|refuses because|why|why refuse|why refused|reason|reasons|grounds|ground|reason for refusal|reasons for refusal|motive|
    grund|gründe|warum|verweigerungsgrund|причина|причины|почему|почему отказывается|причина отказа|основания|мотив|підстава|
    чому|чому відмовляється|причина відмови|pourquoi|motif|motifs|raison|raisons|motivo|motivos|razón|por qué|λόγος|λόγοι|γιατί|
    neden|sebep|ret nedeni|理由|拒否理由|이유|사유|거부 사유|السبب|سبب الرفض|סיבה|მიზეზი|powód|razlog|разлог|alasan`,
  deadline: `deadline|next date|urgent date|deadline date|deadlines|due|due date|next deadline|date due|frist|fristen|nächste frist|termin|дедлайн|срок|сроки|
    крайний срок|крайній термін|термін|строк|échéance|date limite|délai|plazo|fecha límite|vencimiento|προθεσμία|son tarih|
    son gün|süre|締切|締め切り|期限|마감|마감일|기한|الموعد النهائي|آخر موعد|מועד אחרון|דדליין|ვადა|tenggat`,
  lawyer: `lawyer|lawyers|attorney|solicitor|legal help|anwalt|anwältin|rechtsanwalt|адвокат|юрист|avocat|abogado|abogada|
    δικηγόρος|avukat|弁護士|변호사|محام|محامي|المحامي|עורך דין|ადვოკატი|prawnik|adwokat|advokat|адвокат нужен|pengacara`,
  notes: `notes|note|remarks|remark|comments|comment|details|story|notizen|notiz|bemerkung|bemerkungen|anmerkungen|kommentar|
    заметки|заметка|примечание|примечания|комментарий|комментарии|нотатки|примітки|примітка|коментар|remarques|remarque|
    commentaires|commentaire|notas|nota|comentarios|observaciones|σημειώσεις|σχόλια|notlar|not|açıklama|メモ|備考|메모|비고|
    ملاحظات|הערות|შენიშვნა|შენიშვნები|uwagi|notatki|napomena|напомена|catatan`,
  lang: `lang|language spoken|languages spoken|spoken language|mother tongue|contact language|language|languages|speaks|sprache|sprachen|язык|языки|мова|мови|langue|langues|idioma|idiomas|lengua|γλώσσα|dil|
    言語|언어|اللغة|لغة|שפה|ენა|język|jezik|језик|bahasa`,
  consent: `consent y n|consent n y|consent given y n|consent to store data|consent to keep data|ok to store|consent|consent yes no|consent given|agreed|agrees|permission|consent to store|einwilligung|
    einwilligung j n|einverstanden|zustimmung|einverständnis|согласие|согласие да нет|согласен|согласие д н|згода|
    згода так ні|згода т н|consentement|consentement o n|accord|consentimiento|consentimiento s n|συγκατάθεση|rıza|riza|onay|
    onay e h|同意|동의|동의 여부|موافقة|الموافقة|הסכמה|თანხმობა|zgoda|zgoda t n|pristanak|saglasnost|сагласност|persetujuan`,
  assigned: `assigned|assigned volunteer|case owner|owner|assigned to|assignee|responsible|caseworker|case worker|worker|volunteer|handled by|who|zuständig|
    betreuung|betreut von|bearbeiter|bearbeiterin|ответственный|ответственная|кто ведет|кто ведёт|куратор|волонтер|волонтёр|
    відповідальний|волонтер ка|responsable|suivi par|asignado|asignada|asignado a|υπεύθυνος|ανατέθηκε|sorumlu|atanan|担当|担当者|
    담당|담당자|المسؤول|אחראי|პასუხისმგებელი|odpowiedzialny|odgovoran|penanggung jawab`,
};
