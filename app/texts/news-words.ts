/** What is said about being told of news, on the settings' page and by the browser itself. Apart from
 *  the text sets: the service worker says some of it without a page. */
export interface NewsWords {
  title: string;
  explanation: string;
  isOn: string;
  switchOn: string;
  switchOff: string;
  denied: string;
  /** The browser has no such service, or it did not answer. */
  notOffered: string;
  failed: string;
  /** What the browser shows: nothing of what it is about. */
  news: string;
  lang: string;
  dir: 'ltr' | 'rtl';
}

const DE: NewsWords = {
  title: 'Hinweise auf Neues',
  explanation:
    'Dieses Gerät kann sich melden, wenn es Neues für Sie gibt. Der Hinweis läuft über den Dienst Ihres Browsers. Er ist leer. Was neu ist, steht nur hier.',
  isOn: 'Die Hinweise sind an.',
  switchOn: 'Hinweise einschalten',
  switchOff: 'Hinweise ausschalten',
  denied: 'Ihr Browser erlaubt das nicht. Sie können es in seinen Einstellungen ändern.',
  notOffered: 'Das geht mit diesem Browser gerade nicht.',
  failed: 'Das ging nicht. Sie brauchen dafür Netz.',
  news: 'Es gibt etwas Neues für Sie.',
  lang: 'de',
  dir: 'ltr',
};

const DE_SIMPLE: NewsWords = {
  ...DE,
  explanation:
    'Dieses Gerät meldet sich bei Neuem. Der Hinweis kommt über Ihren Browser. Er ist leer. Was neu ist, steht nur hier.',
  denied: 'Ihr Browser erlaubt das nicht. Fragen Sie das Büro.',
  notOffered: 'Dieser Browser kann das gerade nicht.',
  failed: 'Das ging nicht. Sie brauchen Internet.',
};

const AR: NewsWords = {
  title: 'إشعارات بالجديد',
  explanation:
    'يمكن لهذا الجهاز أن ينبهك عندما يوجد جديد لك. يمر الإشعار عبر خدمة متصفحك. وهو فارغ. أما الجديد نفسه فلا يظهر إلا هنا.',
  isOn: 'الإشعارات مفعّلة.',
  switchOn: 'تفعيل الإشعارات',
  switchOff: 'إيقاف الإشعارات',
  denied: 'متصفحك لا يسمح بذلك. يمكنك تغييره في إعداداته.',
  notOffered: 'هذا المتصفح لا يستطيع ذلك الآن.',
  failed: 'لم ينجح ذلك. تحتاج إلى الإنترنت.',
  news: 'هناك شيء جديد لك.',
  lang: 'ar',
  dir: 'rtl',
};

/** The words by the code of a text set; every set of residents' screens has them. */
export const NEWS_WORDS: Readonly<Record<string, NewsWords>> = {
  de: DE,
  'de-simple': DE_SIMPLE,
  ar: AR,
};

/** The words of a text set; Deutsch where it has none. */
export function newsWords(code: unknown): NewsWords {
  const known = typeof code === 'string' && Object.hasOwn(NEWS_WORDS, code) ? code : 'de';
  return NEWS_WORDS[known] ?? DE;
}
