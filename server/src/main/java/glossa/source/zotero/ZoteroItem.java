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
 * One item of Zotero's while it is read, from its database or from an export: its fields by
 * Zotero's names, and what hangs on it.
 */
final class ZoteroItem {
    /** UTF-16 units of the notes, annotations and paths that are kept of one item. */
    private static final int MAX_TEXT_LENGTH = 50_000;

    /** {@code [1856] 1999}: the first edition's year in brackets, then that of this one. */
    private static final Pattern REPRINTED = Pattern.compile("\\s*\\[([^\\[\\]]+)\\]\\s*(\\S.*)");

    /** Marks without a width, which pages leave in copied names. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final Pattern PARTICLES =
            Pattern.compile("([^,]*\\p{Lu}[^, ]*) +((?:\\p{Ll}[\\p{L}’'-]* )*\\p{Ll}[\\p{L}’'-]*)");

    private static final Pattern BLOCK =
            Pattern.compile("</?(?:p|div|br|li|ul|ol|h\\d|blockquote|a|pre|code)\\b[^<>]*>");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, List<Name>> creators = new LinkedHashMap<>();
    private final Map<String, StringBuilder> lists = new LinkedHashMap<>();
    private final String type;
    private String key = "";

    /**
     * @param type Zotero's, {@code journalArticle}
     */
    ZoteroItem(String type) {
        this.type = type;
    }

    /** Zotero's type of it. */
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

    /** The value of the field {@code name}, or an empty text. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The name by which notes cite it; the last that is not blank counts. */
    ZoteroItem key(String value) {
        key = value.isBlank() ? key : value.strip();
        return this;
    }

    ZoteroItem creator(String creatorType, String last, String first) {
        String family = last.strip();
        // Better BibTeX's mark of a family's name that has no particles.
        if (family.length() > 2 && family.startsWith("\"") && family.endsWith("\"")) {
            family = family.substring(1, family.length() - 1);
        }
        // A comma before a suffix that is to stay is marked so: "Adlai E.,! III".
        String given = UNSEEN.matcher(first).replaceAll("").strip().replace(",!", ",");
        // BibTeX's "and others" is no one.
        boolean others = family.equals("others") && given.isEmpty();
        if (!others && !(family + given).isEmpty()) {
            creators.computeIfAbsent(creatorType, role -> new ArrayList<>())
                    .add(family.isEmpty() ? new Name(given, "") : whole(family, given));
        }
        return this;
    }

    /**
     * Words in lower case at the end of the given names are particles of the family's, as Zotero's
     * citation processor has it: {@code Ludwig van}.
     */
    private static Name whole(String family, String given) {
        Matcher particles = PARTICLES.matcher(given);
        if (!particles.matches()) {
            return new Name(family, given);
        }
        String particle = particles.group(2);
        boolean joined = "’'-".indexOf(particle.charAt(particle.length() - 1)) >= 0;
        return new Name(particle + (joined ? "" : " ") + family, particles.group(1));
    }

    ZoteroItem tag(String tag) {
        return more("keyword", ", ", tag);
    }

    /** A path of a file of this paper. */
    ZoteroItem file(String path) {
        return more("file", ";", path);
    }

    /** A note of the reader's, which may hold markup. */
    ZoteroItem note(String html) {
        return more("annote", "\n", CslMarkup.plain(BLOCK.matcher(html).replaceAll(" ")));
    }

    ZoteroItem collection(String name) {
        return more("collection", ", ", name);
    }

    /** What the reader marked in the paper's file: {@code p. 3: words of the paper}. */
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

    /** The key that the item has, or the one that its {@code extra} gives it; may be empty. */
    String key() {
        return key.isEmpty() ? ZoteroExtra.of(field("extra")).key() : key;
    }

    /**
     * The paper.
     *
     * @param order how the reader writes dates in numbers: {@code mdy}, {@code dmy}, {@code ymd}
     * @param record where it was read in {@code source}
     * @param name what names it there
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
        // What a reader writes by hand stands above the form's field.
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
