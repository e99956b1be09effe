/*
 * What the words of a Türwort mean, in Arabic, beside their pictures. Nobody has to say these: at
 * the door the German words are said. No speaker has checked them yet.
 */
const LIST = `
Achterbahn=أفعوانية Ahorn=قيقب Aktentasche=حقيبة_أوراق Ameise=نملة Ananas=أناناس Anker=مرساة
Antenne=هوائي Apfel=تفاحة Armbanduhr=ساعة_يد Aubergine=باذنجان Auge=عين Avocado=أفوكادو
Badewanne=حوض_استحمام Bahnhof=محطة_قطار Ballon=بالون Bambus=خيزران Banane=موزة
Basketball=كرة_سلة Batterie=بطارية Baum=شجرة Besen=مكنسة Biene=نحلة Billard=بلياردو
Bleistift=قلم_رصاص Blitz=برق Bluse=بلوزة Bonbon=سكاكر Bowling=بولينغ Brezel=كعكة_مملحة
Briefkasten=صندوق_بريد Brille=نظارة Brokkoli=بروكلي Brot=خبز Brunnen=نافورة Buch=كتاب
Dachs=غرير Dampflok=قاطرة_بخارية Daumen=إبهام Delfin=دلفين Denkmal=تمثال Diagramm=رسم_بياني
Diamant=ألماس Drucker=طابعة Dusche=دش Eichhorn=سنجاب Eidechse=سحلية Eishockey=هوكي_الجليد
Eiswaffel=مثلجات Elefant=فيل Ente=بطة Erdbeere=فراولة Erdnuss=فول_سوداني Fabrik=مصنع Fahne=علم
Fahrrad=دراجة Falter=فراشة Federball=ريشة_طائرة Fernrohr=تلسكوب Fernseher=تلفاز
Filmklappe=لوح_تصوير Fisch=سمكة Fledermaus=خفاش Flugzeug=طائرة Gabel=شوكة_طعام Garnele=روبيان
Geige=كمان Geschenk=هدية Getreide=حبوب Giraffe=زرافة Gitarre=قيثارة Globus=كرة_أرضية
Glocke=جرس Gondel=تلفريك Gurke=خيار Hammer=مطرقة Handschuh=قفاز Handtasche=حقيبة_يد Haus=بيت
Helm=خوذة Herbstlaub=أوراق_الخريف Hibiskus=كركديه Honig=عسل Hotel=فندق Hund=كلب Igel=قنفذ
Jeans=جينز Joystick=عصا_تحكم Kaktus=صبار Kalender=تقويم Kamera=آلة_تصوير Kaninchen=أرنب
Karotte=جزرة Kartoffel=بطاطا Karussell=دوامة_خيل Kassette=شريط_كاسيت Kastanie=كستناء Katze=قطة
Keks=بسكويت Kimono=كيمونو Kirsche=كرز Kiwi=كيوي Klavier=بيانو Kleeblatt=ورقة_برسيم Kleid=فستان
Klemmbrett=لوح_مشبك Koala=كوالا Koffer=حقيبة_سفر Kokosnuss=جوز_هند Komet=مذنب Kompass=بوصلة
Konfetti=قصاصات_ملونة Kopfhörer=سماعة_رأس Korb=سلة Krabbe=سلطعون Krawatte=ربطة_عنق Kristall=بلورة
Krokodil=تمساح Krone=تاج Kuchen=كعكة Käse=جبن Kürbis=يقطين Lampe=مصباح Landkarte=خريطة
Laptop=حاسوب_محمول Lastwagen=شاحنة Laterne=فانوس Leopard=نمر_مرقط Lineal=مسطرة
Lippenstift=أحمر_شفاه Lokomotive=قاطرة Lutscher=مصاصة Löffel=ملعقة Löwe=أسد Magnet=مغناطيس
Mango=مانجو Mantel=معطف Marienkäfer=دعسوقة Maske=قناع Medaille=ميدالية Megafon=مكبر_صوت
Melone=بطيخ Mikrofon=ميكروفون Mikroskop=مجهر Milch=حليب Mond=قمر Motorrad=دراجة_نارية
Muffin=كعكة_صغيرة Muschel=صدفة Museum=متحف Nadel=دبوس Notizblock=دفتر_ملاحظات Omnibus=حافلة
Orange=برتقالة Orden=وسام Osterei=بيضة Paket=طرد Palette=لوحة_ألوان Palme=نخلة Panda=باندا
Papagei=ببغاء Pfau=طاووس Pfirsich=خوخ Pilz=فطر Pinguin=بطريق Pinsel=فرشاة_رسم Pokal=كأس Pony=مهر
Popcorn=فشار Projektor=جهاز_عرض Pudding=مهلبية Puzzle=أحجية_صور Radio=مذياع Rakete=صاروخ
Raupe=يرقة Regenbogen=قوس_قزح Regenschirm=مظلة Rennwagen=سيارة_سباق Riesenrad=عجلة_دوارة
Ring=خاتم Roboter=روبوت Rollbrett=لوح_تزلج Roller=سكوتر Rose=وردة Rucksack=حقيبة_ظهر
Ruderboot=قارب_تجديف Salat=سلطة Salzstreuer=مملحة Sandale=صندل Sanduhr=ساعة_رملية Sandwich=شطيرة
Satellit=قمر_صناعي Saurier=ديناصور Saxofon=ساكسفون Schalter=مفتاح_كهرباء Schere=مقص Schiff=سفينة
Schleife=شريطة Schlitten=زلاجة Schnecke=حلزون Schneemann=رجل_ثلج Schokolade=شوكولاتة
Schraube=برغي Schwamm=إسفنجة Segelboot=قارب_شراعي Seife=صابون Seilbahn=عربة_معلقة Sessel=مقعد
Skifahrer=متزلج Sofa=أريكة Sonne=شمس Spiegelei=بيض_مقلي Stadion=ملعب Stecker=قابس Stern=نجمة
Stiefel=جزمة Stoppuhr=ساعة_إيقاف Strand=شاطئ Strohhut=قبعة_قش Suppe=حساء Surfbrett=لوح_أمواج
Taco=تاكو Tankstelle=محطة_وقود Tastatur=لوحة_مفاتيح Taube=حمامة Teddy=دب_قماش Teekanne=إبريق_شاي
Tennis=تنس Thermometer=ميزان_حرارة Tiger=نمر Torte=كعكة_عيد Traktor=جرار Trommel=طبل
Trompete=بوق Truthahn=ديك_رومي Tulpe=زنبق Turm=برج Turnschuh=حذاء_رياضة Umschlag=ظرف
Urkunde=شهادة Vase=مزهرية Volleyball=كرة_طائرة Vulkan=بركان Waschbär=راكون Weintraube=عنب
Werkzeug=أدوات Wolke=سحابة Würfel=نرد Zahn=سن Zebra=حمار_وحشي Zeitung=جريدة Zelt=خيمة
Ziege=عنزة Zielscheibe=هدف Zirkus=سيرك Zitrone=ليمون Zylinder=قبعة_عالية
`;

/** The Arabic of a word of a Türwort, by the German word. */
export const DOOR_WORDS_AR: ReadonlyMap<string, string> = new Map(
  [...LIST.matchAll(/(\S+)=(\S+)/g)].map(([, word = '', arabic = '']) => [
    word,
    arabic.replaceAll('_', ' '),
  ]),
);
