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
  nr: `nr|no|n|n°|nº|№|#|number|num|case no|case nr|case number|nummer|lfd nr|номер|№ п п|п п|numéro|numero|número|
    sıra|sira|番号|번호|رقم|מספר|α α|αριθμός|ნომერი|id|lp|l p|sıra no|sira no|ردیف|الرقم|ت|מס|מס'|№ з п|з п|
    порядковый номер|reference|ref|ref no|aktenzeichen|az|n ordine`,
  name: `name|full name|person|who|client|first and last name|имя|фио|ф и о|имя фамилия|фамилия имя|фамилия и имя|імя|
    ім'я|піб|п і б|nom complet|nom et prénom|nom prénom|nombre|nombre completo|nombre y apellido|nombre y apellidos|
    όνομα|ονοματεπώνυμο|ad soyad|adı soyadı|isim|氏名|名前|이름|성명|الاسم|اسم|שם|שם מלא|სახელი|imię i nazwisko|ime i prezime|
    име и презиме|nama|pangalan|ስም|vor und nachname|nama lengkap|nome|nom|client name|name of client|person name|
    nom de famille et prénom|nom et prenom|прізвище та ім'я|прізвище ім'я|ім'я та прізвище|
    прізвище та ім'я по батькові|прізвище ім'я по батькові|фамилия имя отчество|имя и фамилия|имя клиента|
    обратившийся|klient|name des klienten|nome e cognome|nome completo|نام و نام خانوادگی|نام|الاسم الكامل|اسم كامل|
    الاسم واللقب|이름 성명|お名前|ονοματεπωνυμο`,
  given_name: `first name|given name|given names|vorname|prénom|prenom|first|forename|forenames|имя отчество|
    імя та по батькові|imię|ime|ad|prenume|名|이름 명`,
  family_name: `last name|surname|family name|nachname|familienname|фамилия|прізвище|apellido|apellidos|soyadı|soyad|
    last|family|cognome|nazwisko|prezime|nom de famille|اللقب|نام خانوادگی|姓`,
  dob: `dob|d o b|date of birth|birth date|birthdate|birthday|born|born on|geburtsdatum|geboren|geboren am|geb datum|
    geb|дата рождения|д р|др|день рождения|родился|дата народження|date de naissance|né le|née le|fecha de nacimiento|
    f nacimiento|ημερομηνία γέννησης|ημ γέννησης|doğum tarihi|dogum tarihi|生年月日|誕生日|생년월일|تاريخ الميلاد|תאריך לידה|
    დაბადების თარიღი|data urodzenia|datum rođenja|датум рођења|tanggal lahir|data di nascita|data de nascimento|
    date born|birth|year of birth|date year of birth|дата рожд|г р|г рожд|год рождения|дата и год рождения|дата нар|
    д н|дн|рік народження|дата і рік народження|народився|geburtstag|geburtsjahr|geb am|geb dat|date naissance|
    année de naissance|fecha nac|fecha de nac|año de nacimiento|data ur|rok urodzenia|data nasc|تاريخ الولادة|
    سنة الميلاد|تاریخ تولد|출생일|출생연도|生年|שנת לידה|თარიღი დაბადების`,
  contact: `phone|phone or signal|phone signal email|signal phone|phone or email|phone no|how to contact|telephone|
    tel|signal|contact|contacts|contact details|how to reach|mobile|cell|e mail|email|mail|messenger|whatsapp|
    telegram|phone number|contact info|telefon|kontakt|handy|телефон|тел|контакт|контакты|контакти|связь|сигнал|
    мессенджер|почта|téléphone|contacto|teléfono|móvil|correo|τηλέφωνο|επικοινωνία|iletişim|連絡先|電話|電話番号|연락처|전화|전화번호|
    هاتف|الهاتف|رقم الهاتف|טלפון|ტელეფონი|კონტაქტი|kontakty|телефон signal|telepon|kontak|contatto|
    how do we reach them|how we reach them|how to reach them|best way to reach|phone messenger|contact number|
    contact info safe|safe contact|mobile phone|mobile number|cell phone|tel nr|tel no|tel messenger|handynummer|
    telefonnummer|mobil|kontaktdaten|erreichbar unter|erreichbar|номер телефона|моб|моб тел|мобильный|
    контактные данные|как связаться|способ связи|тг|телеграм|ватсап|вотсап|номер телефону|моб телефон|контактні дані|
    як зв'язатися|засіб зв'язку|месенджер|tél|tel fixe|portable|courriel|numéro de téléphone|celular|
    número de teléfono|correo electrónico|telefone|telemóvel|cellulare|numero di telefono|cep telefonu|
    telefon numarası|numer telefonu|kontakt telefon|موبايل|جوال|واتساب|بريد إلكتروني|وسيلة الاتصال|تلفن|شماره تماس|
    راه تماس|시그널|휴대폰|휴대전화|이메일|携帯|携帯電話|メール|טלפון נייד|דרכי התקשרות`,
  came: `timestamp|отметка времени|позначка часу|zeitstempel|horodateur|marca temporal|타임스탬프|タイムスタンプ|came to us|came to us on|first contact with us|contacted us on|reached us|with us since|came|came in|
    first contact|date of first contact|first contacted us|contacted us|contact date|intake|intake date|
    date of intake|since when with us|zu uns gekommen|erstkontakt|erster kontakt|kam zu uns|обратился|обратилась|
    обращение|дата обращения|пришел к нам|пришёл к нам|первый контакт|звернувся|дата звернення|перший контакт|
    premier contact|date de contact|venu chez nous|primer contacto|fecha de contacto|llegó a nosotros|πρώτη επαφή|
    ilk temas|bize geldi|bize geliş tarihi|初回相談日|相談日|첫 연락|첫 상담일|أول اتصال|תאריך פנייה|pierwszy kontakt|prvi kontakt|
    referred on|date referred|date of referral|contacted|date contacted|received|date received|registered|
    registered on|date registered|date of intake with us|when did they contact us|erstkontakt am|eingang|eingegangen|
    eingangsdatum|anfrage vom|gemeldet am|aufgenommen am|когда обратился|когда обратилась|когда пришел|когда пришёл|
    дата обр|обратился к нам|дата первого обращения|дата первого контакта|дата поступления|коли звернувся|
    коли звернулася|звернення|дата першого звернення|дата надходження|date du premier contact|date de premier contact|
    date d'arrivée|reçu le|contacté le|fecha de llegada|fecha de primer contacto|fecha del primer contacto|recibido|
    başvuru tarihi|ilk başvuru|data zgłoszenia|zgłoszenie|data primo contatto|primo contatto|
    data do primeiro contacto|تاريخ التواصل الأول|تاريخ التواصل|تاريخ الاستلام|تاريخ أول اتصال|تاریخ تماس|
    تاریخ مراجعه|접수일|상담일|첫 연락일|受付日|初回連絡日|相談受付日`,
  country_now: `country now|country|now in|country of residence|current country of residence|country where now|
    country they are in|current country|country of stay|where now|lives in|location country|land jetzt|land|
    land aktuell|aktuelles land|aufenthaltsland|aufenthalt|страна|страна сейчас|где сейчас|страна пребывания|
    текущая страна|країна|країна зараз|країна перебування|pays|pays actuel|pays de séjour|país|pais|país actual|χώρα|
    χώρα τώρα|ülke|ulke|şu anki ülke|bulunduğu ülke|国|現在の国|滞在国|국가|현재 국가|체류국|الدولة|البلد|البلد الحالي|מדינה|ქვეყანა|
    kraj|kraj pobytu|zemlja|држава|negara|country they are in now|country at present|current location country|
    country of present stay|residence country|host country|wohnland|land des aufenthalts|derzeitiges land|
    aktueller aufenthalt|страна нахождения|страна проживания|в какой стране|в какой стране сейчас|нынешняя страна|
    страна сейчас находится|де зараз|країна проживання|країна знаходження|у якій країні|pays de résidence|
    pays de residence|pays où il est|pays maintenant|país de residencia|país donde está|país de estancia|país atual|
    paese|paese attuale|kraj obecny|kraj zamieszkania|yaşadığı ülke|bulunduğu yer ülke|بلد الإقامة|البلد حاليا|
    مكان الإقامة الحالي|کشور|کشور محل اقامت|현재 거주국|거주국|거주 국가|居住国|מדינה נוכחית|ארץ מגורים`,
  citizenship: `citizenship|citizenships|citizen of|nationality|staatsangehörigkeit|staatsbürgerschaft|nationalität|
    pass|passport|гражданство|громадянство|citoyenneté|nationalité|ciudadanía|ciudadania|nacionalidad|υπηκοότητα|
    ιθαγένεια|vatandaşlık|uyruk|国籍|국적|الجنسية|جنسية|אזרחות|მოქალაქეობა|obywatelstwo|državljanstvo|држављанство|
    kewarganegaraan|passport country|country of citizenship|country of nationality|citizen|staatsang|staatsangeh|
    staatsbürger von|nation|гражданин|гр во|гражд|громад|громадянин|nationalite|ciudadano de|uyruğu|uyruk vatandaşlık|
    narodowość|cittadinanza|nazionalità|cidadania|nacionalidade|تابعیت|ملیت|국적 시민권`,
  branch: `unit branch|service unit|branch unit|military branch|arm|service|branch|unit|service branch|
    branch of service|arm of service|waffengattung|teilstreitkraft|einheit|truppe|truppengattung|род войск|войска|
    часть|рід військ|підрозділ|arme|unité|rama|unidad|κλάδος|όπλο|kuvvet|birlik|sınıf|軍種|部隊|군종|부대|소속|الفرع|الوحدة|חיל|
    יחידה|rodzaj wojsk|jednostka|rod vojske|branch of military|branch of the military|military unit|armed service|
    force|corps|army branch|einheit truppe|truppenteil|verband|вид войск|род войск часть|в ч род войск|
    войсковая часть|воинская часть|подразделение|род сил|вид военной службы|військова частина|
    військова частина рід військ|рід військ частина|вид військ|affectation|corps d'armée|cuerpo|cuerpo militar|fuerza|
    forza armata|corpo|sınıfı|birliği|wojsko|jednostka wojskowa|الصنف|صنف القوات|رسته|یگان|군별|병과|소속 부대|軍|所属`,
  status: `status|status of refusal|service status|military status|refusal|refusal status|legal status|current status|
    what happened|stand|статус|состояние|положение|стан|statut|situation|estado|situación|κατάσταση|durum|durumu|状況|
    状態|상태|الحالة|حالة|סטטוס|מצב|სტატუსი|stan|статус отказа|refusal situation|military situation|case of refusal|
    service situation|stand der verweigerung|status der verweigerung|militärstatus|wehrstatus|lage|ситуация|
    ситуация с отказом|военный статус|воинский статус|ситуація|військовий статус|статус відмови|situation militaire|
    statut militaire|situación militar|situação|situazione|stato|durum bilgisi|status odmowy|sytuacja|الوضع|وضع الرفض|
    الوضع العسكري|وضعیت|현재 상태|병역 상태|現状`,
  why: `why refusing|reason for refusing|reasons for refusing|why they refuse|why he refuses|why do they refuse|
    refuses because|why|why refuse|why refused|reason|reasons|grounds|ground|reason for refusal|reasons for refusal|
    motive|grund|gründe|warum|verweigerungsgrund|причина|причины|почему|почему отказывается|причина отказа|основания|
    мотив|підстава|чому|чому відмовляється|причина відмови|pourquoi|motif|motifs|raison|raisons|motivo|motivos|razón|
    por qué|λόγος|λόγοι|γιατί|neden|sebep|ret nedeni|理由|拒否理由|이유|사유|거부 사유|السبب|سبب الرفض|סיבה|მიზეზი|powód|razlog|
    разлог|alasan|reason refusal|motivation|why refuses|why they refused|why does he refuse|verweigerungsgründe|
    grund der verweigerung|gründe der verweigerung|begründung|motiv|мотивация|почему отказ|почему не хочет служить|
    причина отказа от службы|мотивація|причини|чому не хоче служити|motif du refus|motifs du refus|
    motivation du refus|motivo del rechazo|motivo de la negativa|motivi|motivazione|gerekçe|gerekçesi|powód odmowy|
    przyczyna|أسباب الرفض|دلیل|دلیل امتناع|거부사유|거부 이유|拒否の理由`,
  deadline: `deadline|next date|urgent date|deadline date|deadlines|due|due date|next deadline|date due|frist|fristen|
    nächste frist|termin|дедлайн|срок|сроки|крайний срок|крайній термін|термін|строк|échéance|date limite|délai|plazo|
    fecha límite|vencimiento|προθεσμία|son tarih|son gün|süre|締切|締め切り|期限|마감|마감일|기한|الموعد النهائي|آخر موعد|מועד אחרון|
    דדליין|ვადა|tenggat|important date|key date|next key date|date of deadline|due by|hearing|next hearing|court date|
    frist bis|frist am|nächster termin|gerichtstermin|ближайший срок|ближайшая дата|срок до|дата срока|дата суда|
    строк до|найближчий строк|кінцевий термін|граничний термін|date butoir|prochaine échéance|date d'échéance|
    próxima fecha|vence|scadenza|prazo|son başvuru tarihi|termin do|najbliższy termin|الموعد|الموعد القادم|المهلة|
    مهلت|기일|마감 기한|締切日|期日`,
  lawyer: `lawyer|lawyers|attorney|solicitor|legal help|anwalt|anwältin|rechtsanwalt|адвокат|юрист|avocat|abogado|
    abogada|δικηγόρος|avukat|弁護士|변호사|محام|محامي|المحامي|עורך דין|ადვოკატი|prawnik|adwokat|advokat|адвокат нужен|
    pengacara|has lawyer|has a lawyer|legal aid|legal representative|counsel|ra|rechtsbeistand|anwalt anwältin|
    нужен адвокат|нужен ли адвокат|есть адвокат|адвокат есть|потрібен адвокат|потрібен юрист|avocat e|abogado a|
    abogado abogada|avvocato|advogado|pełnomocnik|محامية|وکیل|법률 지원|代理人`,
  notes: `notes|note|remarks|remark|comments|comment|details|story|notizen|notiz|bemerkung|bemerkungen|anmerkungen|
    kommentar|заметки|заметка|примечание|примечания|комментарий|комментарии|нотатки|примітки|примітка|коментар|
    remarques|remarque|commentaires|commentaire|notas|nota|comentarios|observaciones|σημειώσεις|σχόλια|notlar|not|
    açıklama|メモ|備考|메모|비고|ملاحظات|הערות|შენიშვნა|შენიშვნები|uwagi|notatki|napomena|напомена|catatan|case notes|
    background|more|other|other info|additional information|further information|information|info|description|history|
    what happened details|sonstiges|weitere angaben|schilderung|hinweise|anmerkung|прим|примеч|доп информация|
    дополнительно|описание|история|подробности|коментарі|додатково|опис|інше|observations|précisions|autres|
    descripción|detalles|osservazioni|annotazioni|note varie|observações|notlar açıklama|opis|inne|توضیحات|یادداشت|
    تفاصيل|특이사항|기타|メモ欄|特記事項`,
  lang: `lang|language spoken|languages spoken|spoken language|mother tongue|contact language|language|languages|
    speaks|sprache|sprachen|язык|языки|мова|мови|langue|langues|idioma|idiomas|lengua|γλώσσα|dil|言語|언어|اللغة|لغة|שפה|
    ენა|język|jezik|језик|bahasa|preferred language|language of contact|language s|lang of contact|in which language|
    sprache n|sprachkenntnisse|muttersprache|kontaktsprache|язык общения|родной язык|на каком языке|
    на каком языке говорит|мова спілкування|рідна мова|якою мовою|langue parlée|langues parlées|langue de contact|
    idioma de contacto|lengua materna|lingua|lingue|língua|dili|konuştuğu dil|język kontaktu|języki|زبان|لغة التواصل|
    사용 언어|사용언어|使用言語|言葉`,
  consent: `consent y n|consent n y|consent given y n|consent to store data|consent to keep data|ok to store|consent|
    consent yes no|consent given|agreed|agrees|permission|consent to store|einwilligung|einwilligung j n|
    einverstanden|zustimmung|einverständnis|согласие|согласие да нет|согласен|согласие д н|згода|згода так ні|
    згода т н|consentement|consentement o n|accord|consentimiento|consentimiento s n|συγκατάθεση|rıza|riza|onay|
    onay e h|同意|동의|동의 여부|موافقة|الموافقة|הסכמה|თანხმობა|zgoda|zgoda t n|pristanak|saglasnost|сагласност|persetujuan|
    ok to keep data|ok to keep|may we keep data|data protection consent|data consent|gdpr|gdpr consent|consent gdpr|
    consent form|consented|consent to keep their data|agrees to data storage|datenschutz|dsgvo|
    datenschutz einwilligung|einwilligung datenschutz|einwilligung zur speicherung|согласие на хранение|
    согласие на хранение данных|согласие на обработку|согласие на обработку данных|
    согласие на обработку персональных данных|согласие на обработку перс данных|согл|згода на обробку|
    згода на обробку даних|згода на обробку персональних даних|згода на зберігання|згода на зберігання даних|
    consentement données|consentement rgpd|rgpd|accord pour garder les données|consentimiento datos|
    consentimiento sí no|consentimiento si no|consenso|consenso al trattamento dei dati|consentimento|açık rıza|kvkk|
    zgoda na przetwarzanie danych|zgoda rodo|rodo|الموافقة على حفظ البيانات|رضایت|رضایت نامه|동의 예 아니오|개인정보 동의|
    개인정보 수집 동의|同意の有無|同意書`,
  assigned: `assigned|assigned volunteer|case owner|owner|assigned to|assignee|responsible|caseworker|case worker|
    worker|volunteer|handled by|who|zuständig|betreuung|betreut von|bearbeiter|bearbeiterin|ответственный|
    ответственная|кто ведет|кто ведёт|куратор|волонтер|волонтёр|відповідальний|волонтер ка|responsable|suivi par|
    asignado|asignada|asignado a|υπεύθυνος|ανατέθηκε|sorumlu|atanan|担当|担当者|담당|담당자|المسؤول|אחראי|პასუხისმგებელი|
    odpowiedzialny|odgovoran|penanggung jawab|coordinator|supporter|mentor|case manager|betreuer|betreuer in|
    betreuerin|ansprechpartner|ansprechpartnerin|ansprechperson|berater|beraterin|координатор|куратор дела|кто взял|
    ведущий|відповідальна особа|відповідальна|хто веде|координаторка|référent|référente|bénévole|encargado|encargada|
    voluntario|voluntaria|referente|responsabile|responsável|opiekun|opiekunka|sorumlu kişi|gönüllü|مسئول|مسؤول|
    المتطوع|담당 활동가|担当ボランティア`,
};
