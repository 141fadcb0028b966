package glossa.source.zotero;

import glossa.source.fields.BibDates;
import glossa.source.fields.PageDates;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as users type them into Zotero, which stores them as typed.
 *
 * <pre>
 * 2017-05-00 May 2017       2017-05       the database's double form: the parsed date, and the text
 * 05/06/2017                2017-05-06    in the order of the user's language, here month first
 * 2014-12-31/2015-01-01~    2014-12-31/2015-01-01
 * Summer 2003               Summer 2003   unchanged, because it is not a date
 * </pre>
 */
final class ZoteroDates {
    /** {@code 0000-00-00 n.d.} in the database: year, month and day as parsed, and the text. */
    private static final Pattern DOUBLE =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)\\s(.+)", Pattern.DOTALL);

    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d.*");

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");

    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?:[T ].*)?");

    /** A range in words, which only the text gives completely. */
    private static final Pattern RANGE = Pattern.compile("\\s-\\s|[–—]|\\p{L}[-/]\\p{L}");

    private ZoteroDates() {}

    /**
     * The date in {@code text}, as far as it is certain; {@code text} itself if it is not a date.
     *
     * @param order {@code mdy}, {@code dmy} or {@code ymd}: the order in the user's numeric dates
     */
    static String iso(String text, String order) {
        String date = text.strip();
        Matcher doubled = DOUBLE.matcher(date);
        if (doubled.matches() && !TIME.matcher(doubled.group(4)).matches()) {
            String understood = date(doubled.group(1), doubled.group(2), doubled.group(3));
            String typed = doubled.group(4).strip();
            return understood.isEmpty() || RANGE.matcher(typed).find() || typed.contains("/")
                    ? iso(typed, order)
                    : understood;
        }
        if (doubled.matches()) {
            return date(doubled.group(1), doubled.group(2), doubled.group(3));
        }
        Matcher matcher = NUMBERS.matcher(date);
        if (matcher.matches()) {
            return ordered(matcher.group(1), matcher.group(2), matcher.group(3), order);
        }
        matcher = MONTH_YEAR.matcher(date);
        if (matcher.matches()) {
            return date(matcher.group(2), matcher.group(1), "");
        }
        matcher = YEAR_FIRST.matcher(date);
        if (matcher.matches()) {
            String day = matcher.group(3) == null ? "" : matcher.group(3);
            return date(matcher.group(1), matcher.group(2), day);
        }
        String extended = date.replace("/unknown", "/").replace("unknown/", "/").replace("..", "");
        String whole = BibDates.of(Map.of("date", extended.replaceAll("-uu", "")), "").whole();
        if (whole.matches("-?\\d{1,4}[-/\\dXxu]*")) {
            return whole;
        }
        if (RANGE.matcher(date).find()) {
            return date;
        }
        String understood = PageDates.iso(date);
        // An unknown word may be a month in another language, or a season.
        boolean onlyYear = understood.length() == 4;
        return understood.isEmpty() || onlyYear && !date.equals(understood) ? date : understood;
    }

    private static String ordered(String one, String two, String year, String order) {
        boolean dayFirst = order.equals("dmy") || Integer.parseInt(one) > 12;
        boolean monthFirst = Integer.parseInt(two) > 12;
        return dayFirst && !monthFirst ? date(year, two, one) : date(year, one, two);
    }

    private static String date(String year, String month, String day) {
        if (year.equals("0000")) {
            return "";
        }
        int number = Integer.parseInt(month);
        // From 21 on a season (EDTF), which is kept as written.
        if (number < 1 || number > 41) {
            return year;
        }
        String start = year + "-" + twoDigits(number);
        int of = day.isEmpty() ? 0 : Integer.parseInt(day);
        return of < 1 || of > 31 ? start : start + "-" + twoDigits(of);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
