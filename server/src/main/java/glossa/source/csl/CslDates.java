package glossa.source.csl;

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
        for (JsonValue item : date.at("date-parts").items()) {
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
        return dates.isEmpty() ? date.text("raw", "literal") : String.join("/", dates);
    }

    private static void add(String number, StringBuilder date) {
        if (number.matches("-?\\d{1,6}")) {
            date.append(date.isEmpty() ? "" : "-")
                    .append(number.length() == 1 ? "0" + number : number);
        }
    }
}
