"""Words of customer journeys in four languages, with the beginnings and endings that they take.

Enough different words that text compresses as badly as real text does. Knows nothing of maps.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language; a word form is a beginning, a word and an ending."""

    language: str
    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    mixtures: tuple[str, ...]
    """What else stands in such a text: names in Latin letters, figures, brackets, quotation marks, emoji."""
    comma: str
    mark: str


_PERSIAN = """
مشتری سفارش پرداخت سبد خرید تحویل بسته پیک انبار فروشگاه قیمت تخفیف کالا رنگ اندازه عکس نظر امتیاز پشتیبانی
تماس پیام اپلیکیشن سایت صفحه دکمه خطا رمز ورود ثبت نام حساب کارت بانک شعبه نوبت باجه کارمند مدرک شناسنامه
امضا فرم قرارداد تلفن شماره شهر خیابان خانه محله همسایه دوست مادر پدر فرزند زمان ساعت روز هفته ماه امروز
فردا دیروز صبح عصر شب سریع کند دیر زود خوب بد آسان سخت روشن مبهم مطمئن نگران خوشحال خسته عصبانی امیدوار
منتظر آماده تازه قدیمی ارزان گران بزرگ کوچک کافی لازم دیدن گرفتن دادن گفتن شنیدن فهمیدن خواندن نوشتن رفتن
آمدن ماندن برگشتن پیدا گم شروع پایان ادامه تکرار مقایسه انتخاب تصمیم پرسش پاسخ راهنما توضیح دلیل مشکل راه‌حل
پیشنهاد فرصت تجربه اعتماد کیفیت خدمات بازگشت تعمیر گارانتی لغو تأیید هزینه
"""

_HEBREW = """
לקוח הזמנה תשלום סל קנייה משלוח חבילה שליח מחסן חנות מחיר הנחה מוצר צבע מידה תמונה דעה ציון תמיכה שיחה הודעה
אפליקציה אתר עמוד כפתור שגיאה סיסמה כניסה רישום חשבון כרטיס בנק סניף תור דלפק פקיד מסמך תעודה חתימה טופס
חוזה טלפון מספר מרפאה רופא אחות בדיקה תוצאה מרשם תרופה כאב הפניה מזכירה עיר רחוב בית שכונה שכן חבר אמא אבא
ילד זמן שעה יום שבוע חודש היום מחר אתמול בוקר ערב לילה מהיר איטי מאוחר מוקדם טוב רע קל קשה ברור סתום בטוח
מודאג שמח עייף כועס מקווה ממתין מוכן חדש ישן זול יקר גדול קטן מספיק נחוץ לראות לקחת לתת להגיד לשמוע להבין
לקרוא לכתוב ללכת לבוא להישאר לחזור למצוא לאבד להתחיל לסיים להמשיך לבחור החלטה שאלה תשובה מדריך הסבר סיבה
בעיה פתרון הצעה הזדמנות חוויה אמון איכות שירות החזרה תיקון אחריות ביטול אישור
"""

_RUSSIAN = """
клиент заказ оплата корзина покупка доставка посылка курьер склад магазин цена скидка товар цвет размер
снимок отзыв оценка поддержка звонок сообщение приложение сайт страница кнопка ошибка пароль вход запись
счёт карта банк отделение очередь окно сотрудник документ паспорт подпись анкета договор телефон номер город
улица дом район сосед друг мама отец ребёнок время час день неделя месяц сегодня завтра вчера утром вечером
ночью быстро медленно поздно рано хорошо плохо легко трудно ясно мутно уверен встревожен доволен устал
сердит надеется ждёт готов новый старый дешёвый дорогой большой маленький достаточно нужно видеть взять дать
сказать услышать понять прочесть написать пойти прийти остаться вернуться найти потерять начать закончить
продолжить сравнить выбрать решение вопрос ответ подсказка объяснение причина проблема выход предложение
возможность опыт доверие качество обслуживание возврат ремонт гарантия отмена подтверждение расход
уведомление адрес подъезд домофон
"""

_ENGLISH = """
customer order payment basket purchase delivery parcel courier warehouse shop price discount product colour
size picture review rating support call message application site page button error password sign-in record
account card bank branch queue counter clerk document passport signature form contract phone number town
street house district neighbour friend mother father child time hour day week month today tomorrow yesterday
morning evening night quick slow late early good bad easy hard clear vague certain worried happy tired angry
hopeful waiting ready new old cheap costly large small enough needed look take give tell hear understand
read write walk come stay return find lose start finish continue compare choose decision question answer
guide explanation reason problem way offer opportunity experience trust quality service refund repair
warranty cancel approval cost notice address doorbell
"""

_BRANDS = ("iPhone 15", "WhatsApp", "SMS", "Instagram", "Wi-Fi", "CRM", "FAQ", "Visa", "QR", "PDF", "GPS")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


VOCABULARIES = (
    Vocabulary(
        "fa",
        _words(_PERSIAN),
        ("", "", "", "بی‌", "هم‌", "می‌"),
        ("", "", "", "\u200cها", "\u200cهای", "ی", "ش", "\u200cتر", "م"),
        (*_BRANDS, "۱۲۳", "۴۵٪", "۲۰ دقیقه", "(حدود ۳۰٪)", "«خیلی دیر»", "09121234567", "😟", "→"),
        "،",
        ".",
    ),
    Vocabulary(
        "he",
        _words(_HEBREW),
        ("", "", "", "ה", "ו", "ב", "ל", "מ", "ש", "כש"),
        ("", "", "", "ים", "ות", "י", "נו"),
        (*_BRANDS, "42", "15%", "20 דקות", "(כ־30%)", "„מאוחר מדי”", "שָׁלוֹם", "054-1234567", "😀", "→"),
        ",",
        ".",
    ),
    Vocabulary(
        "ru",
        _words(_RUSSIAN),
        ("", "", "", "", "не", "пере", "до"),
        ("", "", "", "ы", "ом", "ах", "у", "ами"),
        (*_BRANDS, "3–5", "15 %", "20 минут", "(около 30 %)", "«слишком поздно»", "+7 495 123", "🙂", "№ 7"),
        ",",
        ".",
    ),
    Vocabulary(
        "en",
        _words(_ENGLISH),
        ("", "", "", "", "re", "un"),
        ("", "", "", "s", "ing", "ed", "ly", "er"),
        (*_BRANDS, "3–5", "15%", "20 minutes", "(about 30%)", "“too late”", "+44 20 7946", "café", "✓", "🙂"),
        ",",
        ".",
    ),
)
