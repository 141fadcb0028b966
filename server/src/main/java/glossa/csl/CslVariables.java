package glossa.csl;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.source.csl.CslItemWriter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of CSL-JSON for a paper, with typographic quotation marks. */
final class CslVariables {
    private static final Pattern DATE =
            Pattern.compile("-?\\d{1,6}(-\\d\\d){0,2}(/(-?\\d{1,6}(-\\d\\d){0,2})?)?");

    private static final Pattern SUFFIX = Pattern.compile("(.*), ((?:Jr|Sr)\\.?|[IVX]+)");

    private static final Pattern PARTICLE =
            Pattern.compile("((?:\\p{Ll}+\\s+)++)(\\p{Lu}.*)", Pattern.DOTALL);

    private CslVariables() {}

    /** A paper of which some authors, by index from 0, are replaced by other names. */
    static Map<String, Object> of(Paper paper, Map<Integer, String> authors) {
        Map<String, Object> values = of(paper);
        if (values.get("author") instanceof List<?> names) {
            List<Object> changed = new ArrayList<>(names);
            authors.forEach(
                    (at, words) -> {
                        if (at < changed.size()) {
                            changed.set(at, Map.of("family", RichText.plain(words), "given", " "));
                        }
                    });
            values.put("author", changed);
        }
        return values;
    }

    /** A paper whose authors' particles follow their given names: {@code Beethoven, Ludwig van}. */
    static Map<String, Object> withDemotedParticles(Paper paper) {
        Map<String, Object> values = of(paper);
        for (String variable : List.of("author", "editor", "translator")) {
            if (values.get(variable) instanceof List<?> names) {
                values.put(
                        variable, names.stream().map(CslVariables::withDemotedParticles).toList());
            }
        }
        return values;
    }

    private static Object withDemotedParticles(Object name) {
        if (name instanceof Map<?, ?> parts
                && parts.get("family") instanceof String family
                && parts.get("given") instanceof String given) {
            Matcher particle = PARTICLE.matcher(family);
            if (particle.matches()) {
                Map<Object, Object> demoted = new HashMap<>(parts);
                demoted.put("family", particle.group(2));
                demoted.put("given", given + " " + particle.group(1).strip());
                return demoted;
            }
        }
        return name;
    }

    /** The variables of a paper; {@code id} is its key. */
    static Map<String, Object> of(Paper paper) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> fields = paper.fields();
        if (paper.hasOwnAuthors()) {
            values.put("author", names(paper.authors()));
        }
        fields.forEach(
                (variable, value) -> {
                    if (CslItemWriter.NAME_VARIABLES.contains(variable)) {
                        values.put(variable, names(Names.split(value)));
                    } else if (CslItemWriter.DATE_VARIABLES.contains(variable)) {
                        values.put(variable, date(value));
                    } else if (CslItemWriter.VARIABLES.contains(variable)) {
                        String text = RichText.plain(value);
                        // The library would replace the hyphen in "TR-12" with a dash.
                        boolean kept = variable.equals("number") && !value.matches("[\\d\\s,–-]+");
                        values.put(variable, kept ? RichText.protect(text) : text);
                    }
                });
        String issued = fields.getOrDefault("issued", paper.year());
        if (!issued.isEmpty()) {
            values.put("issued", date(issued));
        }
        if (!paper.venue().isEmpty()
                && !paper.venue().equals(fields.get("container-title"))
                && !paper.venue().equals(fields.get("publisher"))) {
            values.putIfAbsent("container-title", RichText.plain(paper.venue()));
        }
        values.put("type", paper.type());
        text(values, "title", paper.title());
        CslItemWriter.richTitle(paper).ifPresent(rich -> values.put("title", RichText.rich(rich)));
        text(values, "abstract", paper.abstractText());
        Map<String, String> identifiers = paper.identifiers();
        text(values, "DOI", identifiers.getOrDefault("doi", ""));
        text(values, "ISBN", identifiers.getOrDefault("isbn", ""));
        text(values, "PMID", identifiers.getOrDefault("pmid", ""));
        String arxiv = identifiers.getOrDefault("arxiv", "");
        String url = identifiers.getOrDefault("url", "");
        text(
                values,
                "URL",
                url.isEmpty() && !arxiv.isEmpty() ? "https://arxiv.org/abs/" + arxiv : url);
        values.put("id", paper.key());
        return values;
    }

    private static void text(Map<String, Object> values, String variable, String text) {
        if (!text.isEmpty()) {
            values.put(
                    variable,
                    variable.equals("URL") || variable.equals("DOI")
                            ? RichText.withoutPrivateCharacters(text)
                            : RichText.plain(text));
        }
    }

    private static List<Map<String, Object>> names(List<Name> names) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Name name : names) {
            Map<String, Object> one = new HashMap<>();
            var suffixed = SUFFIX.matcher(name.given());
            if (name.given().isEmpty()) {
                one.put("literal", RichText.plain(name.family()));
            } else if (suffixed.matches()) {
                one.put("family", RichText.plain(name.family()));
                one.put("given", RichText.plain(suffixed.group(1)));
                one.put("suffix", RichText.plain(suffixed.group(2)));
            } else {
                one.put("family", RichText.plain(name.family()));
                one.put("given", RichText.plain(name.given()));
            }
            all.add(one);
        }
        return all;
    }

    /** A date range, both dates cut to the same precision: the library requires that. */
    private static Map<String, Object> date(String date) {
        Map<String, Object> said = new HashMap<>();
        if (!DATE.matcher(date).matches()) {
            said.put("literal", RichText.plain(date));
            return said;
        }
        List<List<Integer>> dates = new ArrayList<>();
        for (String one : date.split("/")) {
            dates.add(parts(one));
        }
        int least = dates.stream().mapToInt(List::size).min().orElse(0);
        said.put("date-parts", dates.stream().map(parts -> parts.subList(0, least)).toList());
        return said;
    }

    /** The parts of a date up to an invalid month, such as a season. */
    private static List<Integer> parts(String date) {
        boolean before = date.startsWith("-");
        String[] written = (before ? date.substring(1) : date).split("-");
        List<Integer> parts = new ArrayList<>();
        for (String part : written) {
            int number = Integer.parseInt(part);
            boolean isNone =
                    parts.size() == 1 && (number < 1 || number > 12)
                            || parts.size() == 2 && (number < 1 || number > 31);
            if (isNone) {
                break;
            }
            parts.add(before && parts.isEmpty() ? -number : number);
        }
        return parts;
    }
}
