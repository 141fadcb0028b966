package glossa.source.fields;

import java.util.List;
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

    private static final Pattern BEFORE_CHRIST = Pattern.compile("-(\\d{4})(?!\\d)");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:(?<=^|/)-)?\\d{4}(?!\\d)");

    /** A decade or a century, such as {@code 199X}; pandoc takes its first year. */
    private static final Pattern UNSPECIFIED =
            Pattern.compile("(?<!\\w)(\\d{3}[Xxu]|\\d{2}[Xxu]{2})(?!\\w)");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** BibTeX's macros of the months, in order. */
    public static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private static final Pattern MONTH =
            Pattern.compile("(?<!\\w)(" + String.join("|", MONTHS) + ")");

    /**
     * A date.
     *
     * @param year the year as written, {@code 2017}; empty if there is none
     * @param whole year, month and day as far as they are known, {@code 2017-05-03}, or a range
     *     with a slash; the text as written if it is not a date
     */
    public record Date(String year, String whole) {
        public static final Date NONE = new Date("", "");
    }

    private BibDates() {}

    /**
     * The date in the field {@code date}, or else in {@code year}, {@code month} and {@code day}.
     *
     * @param fields values by the names of fields
     * @param prefix the beginning of the names: {@code url} for {@code urldate} and {@code urlyear}
     */
    public static Date of(Map<String, String> fields, String prefix) {
        String date = fields.getOrDefault(prefix + "date", "").replace('~', ' ').strip();
        if (!date.isEmpty()) {
            String whole = range(date);
            // Beside a year, 15/05/84 is not a range of years in the first century.
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

    /** The first number in {@code text} that can be a year; empty if there is none. */
    public static String firstYear(String text) {
        Matcher unspecified = UNSPECIFIED.matcher(text);
        if (unspecified.find()) {
            return unspecified.group().toLowerCase(Locale.ROOT).replace('x', '0').replace('u', '0');
        }
        Matcher four = YEAR.matcher(text);
        Matcher any = NUMBER.matcher(text);
        String year = four.find() ? four.group() : any.find() ? any.group() : "";
        // What exporters write who do not know it.
        return year.chars().allMatch(c -> c == '0') ? "" : year;
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
        return withoutYearZero(matcher.group(1)) + month + day;
    }

    /**
     * A year before Christ as CSL counts it: ISO 8601 has a year 0, so that its year -0043 is 44 BC
     * (BibLaTeX manual, section 2.3.8; pandoc does the same).
     */
    public static String withoutYearZero(String date) {
        Matcher year = BEFORE_CHRIST.matcher(date);
        return year.lookingAt()
                ? "-%04d".formatted(Integer.parseInt(year.group(1)) + 1)
                        + date.substring(year.end())
                : date;
    }

    /** The part of a date as written, {@code -05}; empty for {@code -00}, which means unknown. */
    private static String part(String group, int max) {
        if (group == null) {
            return "";
        }
        int number = Integer.parseInt(group.substring(1));
        return number >= 1 && number <= max ? group : "";
    }

    private static String month(String value) {
        String plain = Latex.plain(value).toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{1,2}")) {
            int number = Integer.parseInt(plain);
            return number >= 1 && number <= 12 ? "-" + twoDigits(number) : "";
        }
        // The day may be beside it: {10~} # jan.
        Matcher name = MONTH.matcher(plain);
        return name.find() ? "-" + twoDigits(MONTHS.indexOf(name.group()) + 1) : "";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
