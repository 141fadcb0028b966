package glossa.source.fields;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates: BibLaTeX's {@code date = {2017-05/2018}} (ISO 8601-2, the extended format; BibLaTeX
 * manual, section 2.3.8) and BibTeX's {@code year} and {@code month}.
 */
public final class BibDates {
    private static final Pattern DATE =
            Pattern.compile("\\s*(-?\\d{1,4}[\\dXxu]*)(-\\d\\d)?(-\\d\\d)?(T[^/]*)?[?~%]?\\s*");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:(?<=^|/)-)?\\d{4}(?!\\d)");

    /** A decade or a century: {@code 199X}, of which the first year is taken, as pandoc does. */
    private static final Pattern UNSPECIFIED =
            Pattern.compile("(?<!\\w)(\\d{3}[Xxu]|\\d{2}[Xxu]{2})(?!\\w)");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    private static final Pattern MONTH =
            Pattern.compile("\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");

    /**
     * A date.
     *
     * @param year the year as written, {@code 2017}; empty when there is none
     * @param whole year, month, day as far as known, {@code 2017-05-03}, a range with a slash; what
     *     was written where it is no date
     */
    public record Date(String year, String whole) {
        public static final Date NONE = new Date("", "");
    }

    private BibDates() {}

    /**
     * The date in {@code date}, or else in {@code year}, {@code month}, {@code day}, where each
     * name begins with {@code prefix}: {@code urldate}, {@code origyear}.
     */
    public static Date of(Map<String, String> fields, String prefix) {
        String date = fields.getOrDefault(prefix + "date", "").replace('~', ' ').strip();
        if (!date.isEmpty()) {
            String whole = range(date);
            // 15/05/84 beside a year is no range of the first century.
            boolean early = firstYear(whole).length() < 4 && fields.containsKey(prefix + "year");
            if (!whole.isEmpty() && !early) {
                return new Date(firstYear(whole), whole);
            }
        }
        String year = Latex.plain(fields.getOrDefault(prefix + "year", ""));
        if (year.isEmpty()) {
            return date.isEmpty() ? Date.NONE : new Date(firstYear(date), Latex.plain(date));
        }
        String number = firstYear(year);
        if (number.isEmpty() || !year.equals(number)) {
            return new Date(number, year);
        }
        String month = month(fields.getOrDefault(prefix + "month", ""));
        String day = Latex.plain(fields.getOrDefault(prefix + "day", ""));
        if (month.isEmpty()) {
            return new Date(number, number);
        }
        return day.matches("\\d{1,2}")
                ? new Date(number, number + month + "-" + twoDigits(Integer.parseInt(day)))
                : new Date(number, number + month);
    }

    /** The first number in {@code text} that can be a year, or an empty text. */
    public static String firstYear(String text) {
        Matcher unspecified = UNSPECIFIED.matcher(text);
        if (unspecified.find()) {
            return unspecified.group().toLowerCase(Locale.ROOT).replace('x', '0').replace('u', '0');
        }
        Matcher four = YEAR.matcher(text);
        if (four.find()) {
            return four.group();
        }
        Matcher any = NUMBER.matcher(text);
        return any.find() ? any.group() : "";
    }

    private static String range(String date) {
        int slash = date.indexOf('/');
        if (slash < 0) {
            return single(date);
        }
        String from = single(date.substring(0, slash));
        String to = single(date.substring(slash + 1));
        return from.isEmpty() && to.isEmpty() ? "" : from + "/" + to;
    }

    private static String single(String date) {
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            return "";
        }
        String month = part(matcher.group(2), 41);
        String day = month.isEmpty() ? "" : part(matcher.group(3), 31);
        return matcher.group(1) + month + day;
    }

    /** {@code -05}; nothing for {@code -00}, which means that it is not known. */
    private static String part(String group, int most) {
        if (group == null) {
            return "";
        }
        int number = Integer.parseInt(group.substring(1));
        return number >= 1 && number <= most ? group : "";
    }

    private static String month(String value) {
        String plain = Latex.plain(value).toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{1,2}")) {
            int number = Integer.parseInt(plain);
            return number >= 1 && number <= 12 ? "-" + twoDigits(number) : "";
        }
        // Also with the day beside it: {10~} # jan.
        Matcher name = MONTH.matcher(plain);
        return name.find() ? "-" + twoDigits(MONTHS.indexOf(name.group()) / 4 + 1) : "";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
