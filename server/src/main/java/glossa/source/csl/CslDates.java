package glossa.source.csl;

import glossa.source.fields.PageDates;
import glossa.source.fields.RecordDates;
import glossa.source.json.JsonValue;

import java.util.ArrayList;
import java.util.List;

/** Dates of CSL-JSON: {@code date-parts}, {@code raw}, {@code literal} (CSL-JSON schema). */
final class CslDates {
    private CslDates() {}

    /**
     * The date or range of a date object, {@code 2017-05/2018}; without parts, its raw or literal
     * text.
     */
    static String of(JsonValue date) {
        List<String> dates = new ArrayList<>();
        StringBuilder flat = new StringBuilder();
        JsonValue all = date.type() == JsonValue.Type.ARRAY ? date : date.at("date-parts");
        for (JsonValue item : all.items()) {
            if (item.type() == JsonValue.Type.ARRAY) {
                StringBuilder parts = new StringBuilder();
                item.items().forEach(part -> add(part.text().strip(), parts));
                if (!parts.isEmpty()) {
                    dates.add(parts.toString());
                }
            } else {
                // Some exporters omit the outer array around the parts of a single date.
                add(item.text().strip(), flat);
            }
        }
        if (!flat.isEmpty()) {
            dates.add(flat.toString());
        }
        return dates.isEmpty() ? text(date.text("raw", "literal")) : String.join("/", dates);
    }

    /** A date in words or with slashes in the form of the others; any other text as it is. */
    private static String text(String raw) {
        String iso = raw.matches("[\\d/-]+") ? "" : PageDates.iso(raw);
        return raw.matches("\\d{4}/\\d{1,2}/\\d{1,2}")
                ? RecordDates.of(raw).whole()
                : iso.matches("\\d{4}(-\\d\\d){1,2}") ? iso : raw;
    }

    private static void add(String number, StringBuilder date) {
        if (number.matches("-?\\d{1,6}")) {
            date.append(date.isEmpty() ? "" : "-")
                    .append(number.length() == 1 ? "0" + number : number);
        }
    }
}
