package glossa.source.zotero;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.CslMarkup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Zotero item under construction, from the database or an export: its fields by Zotero's names,
 * with its notes, annotations and files.
 */
final class ZoteroItem {
    /** The maximum length of the notes, annotations and paths of an item, in UTF-16 units. */
    private static final int MAX_TEXT_LENGTH = 50_000;

    /**
     * {@code [1856] 1999}: the year of the first edition in brackets, then that of this edition.
     */
    private static final Pattern REPRINTED = Pattern.compile("\\s*\\[([^\\[\\]]+)\\]\\s*(\\S.*)");

    /** Invisible characters, which names copied from pages may contain. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** UTF-16 units of given names in which particles are looked for. */
    private static final int MAX_GIVEN_LENGTH = 500;

    private static final Pattern PARTICLES =
            Pattern.compile(
                    "([^,]*\\p{Lu}[^, ]*) +((?:\\p{Ll}[\\p{L}’'-]* ){0,20}\\p{Ll}[\\p{L}’'-]*)");

    private static final Pattern BLOCK =
            Pattern.compile("</?(?:p|div|br|li|ul|ol|h\\d|blockquote|a|pre|code)\\b[^<>]*>");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, List<Name>> creators = new LinkedHashMap<>();
    private final Map<String, StringBuilder> lists = new LinkedHashMap<>();
    private final String type;
    private String key = "";

    /**
     * @param type Zotero's item type, such as {@code journalArticle}
     */
    ZoteroItem(String type) {
        this.type = type;
    }

    /** Zotero's item type. */
    String type() {
        return type;
    }

    /** Sets a field by its name, unless it has a value already or {@code value} is blank. */
    ZoteroItem field(String name, String value) {
        if (!value.isBlank()) {
            fields.putIfAbsent(name, value.strip());
        }
        return this;
    }

    /** The value of the field {@code name}; empty if there is none. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Sets the key; the last one that is not blank is kept. */
    ZoteroItem key(String value) {
        key = value.isBlank() ? key : value.strip();
        return this;
    }

    ZoteroItem creator(String creatorType, String last, String first) {
        String family = last.strip();
        // Better BibTeX's mark of a family name without particles.
        if (family.length() > 2 && family.startsWith("\"") && family.endsWith("\"")) {
            family = family.substring(1, family.length() - 1);
        }
        // Marks a comma before a suffix that must be kept: "Adlai E.,! III".
        String given = UNSEEN.matcher(first).replaceAll("").strip().replace(",!", ",");
        // BibTeX's "and others" is not a name.
        boolean others = family.equals("others") && given.isEmpty();
        if (!others && !(family + given).isEmpty()) {
            creators.computeIfAbsent(creatorType, role -> new ArrayList<>())
                    .add(family.isEmpty() ? new Name(given, "") : whole(family, given));
        }
        return this;
    }

    /**
     * A name whose given names end with lower-case words, {@code Ludwig van}: these are particles
     * of the family name, as in Zotero's citation processor.
     */
    private static Name whole(String family, String given) {
        Matcher particles = PARTICLES.matcher(given);
        if (given.length() > MAX_GIVEN_LENGTH || !particles.matches()) {
            return new Name(family, given);
        }
        String particle = particles.group(2);
        boolean joined = "’'-".indexOf(particle.charAt(particle.length() - 1)) >= 0;
        return new Name(particle + (joined ? "" : " ") + family, particles.group(1));
    }

    ZoteroItem tag(String tag) {
        return more("keyword", ", ", tag);
    }

    /** Adds the path of a file of the paper. */
    ZoteroItem file(String path) {
        return more("file", ";", path);
    }

    /** Adds a note of the user, which may contain markup. */
    ZoteroItem note(String html) {
        return more("annote", "\n", CslMarkup.plain(BLOCK.matcher(html).replaceAll(" ")));
    }

    ZoteroItem collection(String name) {
        return more("collection", ", ", name);
    }

    /** Adds an annotation of the paper's file: {@code p. 3: words of the paper}. */
    ZoteroItem annotation(String line) {
        return more("annotation", "\n", line);
    }

    private ZoteroItem more(String list, String separator, String value) {
        StringBuilder text = lists.computeIfAbsent(list, name -> new StringBuilder());
        if (!value.isBlank() && text.length() < MAX_TEXT_LENGTH) {
            String one = value.strip();
            text.append(text.isEmpty() ? "" : separator)
                    .append(one, 0, Math.min(one.length(), MAX_TEXT_LENGTH));
        }
        return this;
    }

    /** The key of the item, otherwise the one in its {@code extra}; may be empty. */
    String key() {
        return key.isEmpty() ? ZoteroExtra.of(field("extra")).key() : key;
    }

    /**
     * Builds the paper.
     *
     * @param order the order in the user's numeric dates: {@code mdy}, {@code dmy}, {@code ymd}
     * @param record the range of the item in {@code source}
     * @param name the range of its key or title
     */
    Paper paper(SourceText source, Span record, Span name, String order) {
        ZoteroExtra extra = ZoteroExtra.of(field("extra"));
        CslDraft draft =
                new CslDraft()
                        .text("id", key.isEmpty() ? extra.key() : key)
                        .text("type", extra.type())
                        .text("type", ZoteroFields.type(type))
                        .text("other-ids", String.join(",", extra.aliases()));
        Map<String, String> own = new LinkedHashMap<>(extra.fields());
        // A value in extra takes precedence over the field.
        extra.texts().forEach((variable, value) -> say(draft, variable, value, order));
        fields.forEach(
                (field, value) -> {
                    if (ZoteroFields.isKnown(field)) {
                        say(draft, ZoteroFields.variable(field), value, order);
                    } else if (!field.equals("extra")) {
                        own.putIfAbsent(field, value);
                    }
                });
        creators.forEach((role, names) -> names(draft, ZoteroFields.role(role), names));
        extra.names().forEach((role, names) -> names(draft, role, names));
        draft.text("note", extra.note());
        lists.forEach((list, text) -> own.putIfAbsent(list, text.toString()));
        own.values().removeIf(String::isEmpty);
        return with(draft.paper(source, record, name), own, extra.arxiv());
    }

    private static void say(CslDraft draft, String variable, String value, String order) {
        Matcher reprinted = REPRINTED.matcher(value);
        if (!ZoteroFields.isDate(variable)) {
            draft.text(variable, value);
        } else if (variable.equals("issued") && reprinted.matches()) {
            draft.text("original-date", ZoteroDates.iso(reprinted.group(1), order))
                    .text(variable, ZoteroDates.iso(reprinted.group(2), order));
        } else {
            draft.text(variable, ZoteroDates.iso(value, order));
        }
    }

    private static void names(CslDraft draft, String variable, List<Name> names) {
        names.forEach(name -> draft.name(variable, name));
    }

    private Paper with(Paper paper, Map<String, String> own, String arxiv) {
        Map<String, String> identifiers = new TreeMap<>(paper.identifiers());
        String itemKey = own.getOrDefault("itemKey", "");
        if (!itemKey.isEmpty()) {
            identifiers.put("zotero", itemKey);
        }
        if (!arxiv.isEmpty()) {
            identifiers.put("arxiv", arxiv);
        }
        Map<String, String> all = new TreeMap<>(own);
        all.putAll(paper.fields());
        return paper.toBuilder().identifiers(identifiers).fields(all).build();
    }
}
