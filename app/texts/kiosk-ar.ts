import type { KioskTexts } from './kiosk-de.ts';

/** An info tablet in Arabic. */
export const kioskAr: KioskTexts = {
  welcome: (quarter) => `أهلًا بكم في ${quarter}`,
  title: 'عمَّ تبحث؟',
  today: 'ماذا يحدث اليوم؟',
  done: 'انتهيت',
  doneHint: 'بعد ذلك لا يبقى هنا أي شيء عنك.',
  notKept: 'بعد «انتهيت» أو بعد توقّف قصير يُمحى كل شيء.',
  forTeam: 'للفريق',
  privacy: 'حماية البيانات',
  stillThere: {
    title: 'هل ما زلت هنا؟',
    text: 'وإلا فسيبدأ الجهاز من جديد بعد قليل.',
    here: 'ما زلت هنا',
  },
  pictures: {
    title: 'ماذا يحدث',
    start: 'المس الشاشة للبدء',
    important: 'مهم',
    nothing: 'هنا تجد النصيحة والمساعدة بالقرب منك.',
  },
  lost: {
    title: 'هذا الجهاز غير متصل',
    text: 'لا تصل الطلبات من هنا حاليًا.',
    call: 'من فضلك اتصل بالمكتب. الرقم مكتوب في الأسفل.',
    read: 'يمكنك قراءة كل شيء كالمعتاد.',
  },
};
