package glossa.source.zotero;

import glossa.paper.Identifiers;
import glossa.paper.Name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field {@code extra} of a Zotero item: a line for each field that the item's type lacks, and
 * free text (the documentation of Better BibTeX, "Extra fields").
 *
 * <pre>
 * Citation Key: owls2019
 * DOI: 10.1000/x
 * Original Date: 1856
 * editor: Lovelace || Ada
 * tex.ids: owls, owls2019a
 * {:status: forthcoming}
 * </pre>
 */
final class ZoteroExtra {
    /** The maximum length; a longer text is a pasted page and not a list of fields. */
    private static final int MAX_LENGTH = 100_000;

    private static final int MAX_LABEL_LENGTH = 40;

    private static final Pattern LABELLED =
            Pattern.compile(
                    "\\s*([\\p{L}][\\p{L}\\d ._+-]{0,"
                            + (MAX_LABEL_LENGTH - 1)
                            + "}?)\\s*[:=](.*)");

    private static final Pattern BRACED = Pattern.compile("\\{:([^:{}]{1,40}):([^{}]*)\\}");

    private static final Pattern TEX = Pattern.compile("(?i)(?:tex|bibtex|biblatex)\\.(.+)");

    private static final Pattern NAME = Pattern.compile("(?<!\\s)\\s*\\|\\|\\s*");

    /** Names of collections whose numbers are kept under names of their own. */
    private static final Map<String, String> NUMBERS =
            Map.of(
                    "oclc", "oclc",
                    "lccn", "lccn",
                    "jstor", "jstor",
                    "mr", "mrnumber",
                    "zbl", "zbl",
                    "hdl", "hdl",
                    "googlebooksid", "google-books-id",
                    "adsbibcode", "bibcode");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<Name>> names = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> aliases = new ArrayList<>();
    private final StringBuilder note = new StringBuilder();
    private String key = "";
    private String type = "";
    private String arxiv = "";

    private ZoteroExtra() {}

    /** Parses {@code extra}; of a longer text, the first 100,000 characters. */
    static ZoteroExtra of(String extra) {
        ZoteroExtra read = new ZoteroExtra();
        extra.substring(0, Math.min(MAX_LENGTH, extra.length())).lines().forEach(read::line);
        return read;
    }

    /** The key in it; empty if there is none. */
    String key() {
        return key;
    }

    List<String> aliases() {
        return aliases;
    }

    /** The CSL type; empty if there is none. */
    String type() {
        return type;
    }

    /** The arXiv id; empty if there is none. */
    String arxiv() {
        return arxiv;
    }

    /** The CSL variables, with dates as written. */
    Map<String, String> texts() {
        return texts;
    }

    Map<String, List<Name>> names() {
        return names;
    }

    /** Other fields, by their own names: {@code tex.shorthand}. */
    Map<String, String> fields() {
        return fields;
    }

    /** The remaining lines. */
    String note() {
        return note.toString().strip();
    }

    private void line(String line) {
        String rest = line;
        if (line.indexOf("{:") >= 0) {
            Matcher braced = BRACED.matcher(line);
            StringBuilder unknown = new StringBuilder();
            while (braced.find()) {
                boolean said = say(braced.group(1).strip(), braced.group(2).strip());
                braced.appendReplacement(
                        unknown, said ? "" : Matcher.quoteReplacement(braced.group()));
            }
            rest = braced.appendTail(unknown).toString();
        }
        Matcher labelled = LABELLED.matcher(rest);
        boolean said =
                labelled.matches() && say(labelled.group(1).strip(), labelled.group(2).strip());
        if (!said && !rest.isBlank()) {
            note.append(rest.strip()).append('\n');
        }
    }

    /** Stores a value; returns whether {@code label} is the name of a field. */
    private boolean say(String label, String value) {
        String name = label.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        String one = name.replace(" ", "");
        if (value.isEmpty()) {
            return !ZoteroFields.labelled(label).isEmpty();
        }
        Matcher tex = TEX.matcher(label);
        if (tex.matches()) {
            tex(tex.group(1).strip().toLowerCase(Locale.ROOT), value);
            return true;
        }
        switch (one) {
            case "citationkey", "bibtex" -> key = key.isEmpty() ? value : key;
            case "citationkeyalias", "ids" -> aliases(value);
            case "arxiv", "arxivid" -> {
                arxiv = Identifiers.arxiv(value);
                return !arxiv.isEmpty();
            }
            case "type", "csl.type" -> {
                String said = value.equals("video") ? "motion_picture" : ZoteroFields.typeIn(value);
                type = type.isEmpty() ? said : type;
                if (said.isEmpty()) {
                    texts.putIfAbsent("genre", value);
                }
            }
            default -> {
                String number = NUMBERS.get(one);
                if (number != null) {
                    fields.putIfAbsent(number, value);
                    return true;
                }
                return variable(ZoteroFields.labelled(label), value);
            }
        }
        return true;
    }

    private boolean variable(String variable, String value) {
        if (variable.isEmpty() || variable.equals("note")) {
            return false;
        }
        if (ZoteroFields.isName(variable)) {
            names.computeIfAbsent(variable, role -> new ArrayList<>()).add(name(value));
        } else {
            texts.putIfAbsent(variable, value);
        }
        return true;
    }

    private static Name name(String value) {
        String[] parts = NAME.split(value, 2);
        return parts.length == 2 ? new Name(parts[0], parts[1]) : new Name(value, "");
    }

    private void tex(String name, String value) {
        switch (name) {
            case "ids" -> aliases(value);
            case "doi" -> texts.putIfAbsent("DOI", value);
            case "pmid" -> texts.putIfAbsent("PMID", value);
            case "arxivid", "eprint" -> {
                arxiv = arxiv.isEmpty() ? Identifiers.arxiv(value) : arxiv;
                fields.putIfAbsent("tex." + name, value);
            }
            default -> fields.putIfAbsent("tex." + name, value);
        }
    }

    private void aliases(String value) {
        for (String alias : value.split(",")) {
            if (!alias.isBlank()) {
                aliases.add(alias.strip());
            }
        }
    }
}
