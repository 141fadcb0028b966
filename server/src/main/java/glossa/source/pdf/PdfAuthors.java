package glossa.source.pdf;

import glossa.paper.Name;
import glossa.paper.Whitespace;
import glossa.source.fields.PageNames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the names of authors below a title, and in metadata. */
final class PdfAuthors {
    private static final int MAX_AUTHORS = 200;

    private static final Pattern BETWEEN =
            Pattern.compile("(?iu)\\s*(?:[,;·•|&/]|(?:^|\\s)(?:and|und|et)(?:\\s|$))\\s*");

    private static final Pattern MARKS = Pattern.compile("[\\d*∗⋆†‡§¶#✉⁎♠♣♥♦◦?\\[\\]{}()]+");

    private static final Pattern TITLES =
            Pattern.compile(
                    "(?iu)^(?:by|authors?:?|prof\\.|dr\\.|dipl\\.\\S*|ing\\.)\\s+"
                            + "|,?\\s+(?:ph\\.?d\\.?|m\\.?d\\.?|m\\.?sc\\.?|(?:senior"
                            + " |student |graduate )?member|fellow)$");

    /**
     * A capital and letters; initials with or without full stops; names with hyphens and
     * apostrophes.
     */
    private static final Pattern WORD =
            Pattern.compile(
                    "(?u)(?:\\p{Lu}\\.?-?){1,4}"
                            + "|(?:[dDOL]['’])?\\p{Lu}[\\p{L}\\p{M}'’´`-]+\\.?|(?:al"
                            + "|el)-\\p{Lu}\\p{L}+");

    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "da", "di", "del", "della", "der", "den", "van", "von", "vom", "zu", "la",
                    "le", "du", "dos", "das", "do", "bin", "ibn", "ter", "ten", "y", "e", "af",
                    "al", "el", "of");

    /** Words of places and organizations, which appear between the names. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?iU).*\\b(?:"
                            + String.join(
                                    "|",
                                    "universi\\w*|univ|institut\\w*|school|college|academy|hochschule",
                                    "department|dept|departamento|departement|faculty|fakult\\w+",
                                    "laborator\\w*|labs?|cent(?:er|re)s?|research|technolog\\w*",
                                    "science\\w*|engineering|hospital|clinic|foundation|society",
                                    "technikum|tech|unit|fh|tu|eth|inp|politecnico|[eé]cole|cnrs",
                                    "inria|max planck|company|corporation|corp|inc|ltd|gmbh|llc",
                                    "team|group|division|google|microsoft|facebook|meta|openai",
                                    "deepmind|amazon|apple|ibm|nvidia|intel|baidu|tencent|alibaba",
                                    "huawei|adobe|brain|bell|ai|usa|u\\.s\\.a|uk|germany|france",
                                    "china|japan|italy|spain|canada|switzerland|austria|australia",
                                    "netherlands|belgium|india|israel|korea|singapore|denmark",
                                    "sweden|norway|finland|brazil|russia|poland|ireland|scotland",
                                    "england|city|new york|san francisco|california|washington",
                                    "london|paris|berlin|beijing|tokyo|wien|street|road|avenue|box",
                                    "campus|economics|statistics|mathematics|informatics|physics",
                                    "biology|medicine|computer|computing|national|state|royal",
                                    "international|abstract|introduction|keywords?|corresponding",
                                    "contribut\\w*|equal|email|mail|version|vignette|package",
                                    "journal|press|volume|january|february|march|april|may|june",
                                    "july|august|september|october|november|december")
                            + ")\\b.*");

    private PdfAuthors() {}

    /** The names in the lines below a title, up to the end of the list of names. */
    static List<Name> below(List<PdfLine> lines) {
        Set<Name> names = new LinkedHashSet<>();
        PdfLine style = null;
        int without = 0;
        for (PdfLine line : lines) {
            if (line.letters() > 160 || names.size() > MAX_AUTHORS || without > 12) {
                break;
            }
            if (style != null && !line.looksLike(style)) {
                without++;
                continue;
            }
            List<Name> found = new ArrayList<>();
            int others = 0;
            for (String cell : line.cells()) {
                if (PLACE.matcher(cell).matches() && !cell.contains(",")) {
                    others++;
                    continue;
                }
                for (String part : BETWEEN.split(cell)) {
                    String written = cleaned(part.replaceFirst("^(?i:and)\\s+", ""));
                    if (isName(written)) {
                        found.add(PageNames.of(cased(written)));
                    } else if (!written.isEmpty()) {
                        others++;
                    }
                }
            }
            // A sentence or an address may contain a few words that look like a name.
            if (found.isEmpty() || others > found.size()) {
                without++;
                if (style == null && without > 4) {
                    break;
                }
                continue;
            }
            style = style == null ? line : style;
            names.addAll(found);
        }
        return List.copyOf(names);
    }

    /** The names in a field of metadata; none if it contains something else. */
    static List<Name> named(List<String> values) {
        List<Name> names = new ArrayList<>();
        for (String value : values) {
            String text = value.strip();
            if (text.contains(";")) {
                for (String part : text.split(";")) {
                    add(names, part);
                }
            } else {
                String[] parts = text.split("(?<!\\s)\\s*,\\s*|(?<!\\s)\\s+(?:and|&)\\s+");
                boolean inverted =
                        parts.length == 2 && text.contains(",") && !parts[0].contains(" ");
                if (inverted) {
                    add(names, text);
                } else {
                    for (String part : parts) {
                        add(names, part);
                    }
                }
            }
        }
        return names.size() > MAX_AUTHORS ? List.of() : List.copyOf(names);
    }

    private static void add(List<Name> names, String written) {
        String plain = cleaned(written.replaceAll("^\\s*and\\s+", ""));
        int comma = plain.indexOf(',');
        String inOrder =
                comma < 0
                        ? plain
                        : plain.substring(comma + 1).strip() + " " + plain.substring(0, comma);
        if (isName(inOrder)) {
            names.add(PageNames.of(comma < 0 ? cased(plain) : plain));
        }
    }

    private static String cleaned(String part) {
        String text = MARKS.matcher(part).replaceAll(" ").strip();
        text = TITLES.matcher(text).replaceAll("").strip();
        return Whitespace.collapsed(text.replaceAll("^[-–—.:]+|(?<![-–—:])[-–—:]+$", ""));
    }

    static boolean isName(String text) {
        if (text.length() < 4 || text.length() > 60 || PLACE.matcher(text).matches()) {
            return false;
        }
        String[] words = text.split("\\s+");
        if (words.length < 2 || words.length > 6) {
            return false;
        }
        int capitals = 0;
        for (String word : words) {
            if (WORD.matcher(word).matches()) {
                capitals++;
            } else if (!PARTICLES.contains(word)) {
                return false;
            }
        }
        String last = words[words.length - 1];
        return capitals >= 2 && (last.equals("Jr.") || last.length() > 1 && !last.endsWith("."));
    }

    /** {@code ASHISH VASWANI} becomes Ashish Vaswani; initials stay. */
    private static String cased(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder cased = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            cased.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return cased.toString();
    }
}
