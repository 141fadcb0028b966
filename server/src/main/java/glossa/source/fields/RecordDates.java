package glossa.source.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as databases write them: {@code 2017/06/12/}, {@code 2017-06}, {@code 2017 Jun 12}, {@code
 * 12 June 2017}.
 */
public final class RecordDates {
    private static final Pattern SLASHED =
            Pattern.compile("(\\d{4})(?:/(\\w*))?(?:/(\\d{0,2}))?(?:/.*)?");

    private static final Pattern ISO = Pattern.compile("\\d{4}(-\\d\\d){1,2}(T.*)?");

    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    private static final Pattern DAY = Pattern.compile("(?<!\\d)\\d{1,2}(?!\\d)");

    private RecordDates() {}

    /** The date in {@code text}: {@code 2017-06-12}, {@code 2017-06} or {@code 2017}. */
    public static BibDates.Date of(String text) {
        String date = text.strip();
        Matcher slashed = SLASHED.matcher(date);
        if (slashed.matches()) {
            return of(slashed.group(1), part(slashed, 2), part(slashed, 3));
        }
        if (ISO.matcher(date).matches()) {
            return BibDates.of(Map.of("date", date), "");
        }
        Matcher compact = COMPACT.matcher(date);
        if (compact.matches()) {
            return of(compact.group(1), compact.group(2), compact.group(3));
        }
        String year = BibDates.firstYear(date);
        if (year.length() != 4) {
            return new BibDates.Date("", date);
        }
        String rest = date.replaceFirst(year, " ");
        Matcher word = WORD.matcher(rest);
        Matcher day = DAY.matcher(rest);
        return word.find()
                ? of(year, word.group(), day.find() ? day.group() : "")
                : of(year, "", "");
    }

    /** The date in {@code year}, with month and day from {@code day} if that has the same year. */
    public static BibDates.Date of(String year, String day) {
        BibDates.Date date = of(year);
        if (date.year().isEmpty() || !date.whole().equals(date.year())) {
            return date;
        }
        BibDates.Date nearer = of(day.contains(date.year()) ? day : date.year() + " " + day);
        return nearer.year().equals(date.year()) ? nearer : date;
    }

    /** The date of these parts; a month by name or number; parts may be empty. */
    public static BibDates.Date of(String year, String month, String day) {
        Map<String, String> parts = new HashMap<>();
        parts.put("year", year);
        parts.put("month", month);
        parts.put("day", day);
        return BibDates.of(parts, "");
    }

    private static String part(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }
}
