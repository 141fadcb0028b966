package glossa.source.fields;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as pages and services write them.
 *
 * <pre>
 * 2019/02/07, 2019-02-07T08:00:00Z, 7 Feb 2019, Feb 7, 2019     2019-02-07
 * February 2019, 2019/2                                         2019-02
 * 02/07/2019                                                    2019
 * </pre>
 */
public final class PageDates {
    private static final String YEAR = "(1[5-9]\\d\\d|20\\d\\d|21\\d\\d)";

    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)" + YEAR + "(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?!\\d)");

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    private static final String MONTH =
            "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?";

    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:(?<!\\w)(\\d{1,2})\\s+)?(?<!\\w)" + MONTH + "\\s+" + YEAR + "\\b");

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<!\\w)" + MONTH + "\\s+(\\d{1,2}),?\\s+" + YEAR + "\\b");

    private PageDates() {}

    /** The first date in {@code text}, as far as it is certain; otherwise empty. */
    public static String iso(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher matcher = MONTH_FIRST.matcher(lower);
        if (matcher.find()) {
            return date(matcher.group(3), month(matcher.group(1)), number(matcher.group(2)));
        }
        matcher = DAY_FIRST.matcher(lower);
        if (matcher.find()) {
            return date(matcher.group(3), month(matcher.group(2)), number(matcher.group(1)));
        }
        matcher = NUMBERS.matcher(lower);
        return matcher.find()
                ? date(matcher.group(1), number(matcher.group(2)), number(matcher.group(3)))
                : "";
    }

    private static String date(String year, int month, int day) {
        if (month < 1 || month > 12) {
            return year;
        }
        String start = year + "-" + twoDigits(month);
        return day < 1 || day > 31 ? start : start + "-" + twoDigits(day);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) / 4 + 1;
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
