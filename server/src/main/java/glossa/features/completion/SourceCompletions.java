package glossa.features.completion;

import glossa.corpus.CompletionQuery;
import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.bibtex.BibCompletionContext;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Completion in an open source. In a {@code .bib}: types of entries, fields that an entry lacks,
 * keys of other entries, months and other fixed values, and the names, journals and publishers of
 * the file and the corpus. In CSL-JSON and RIS: types.
 */
public final class SourceCompletions {
    /** Fields whose values often occur in other entries too. */
    private static final Set<String> VENUE_FIELDS =
            Set.of("journaltitle", "journal", "booktitle", "publisher", "series", "institution");

    /** UTF-16 units; the values of a longer {@code .bib} are not counted at each keystroke. */
    private static final int MAX_COUNTED_LENGTH = 2 << 20;

    private static final Pattern JSON_TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([\\w-]*)$");
    private static final Pattern RIS_TYPE = Pattern.compile("^TY {2}- ([A-Z]*)$");

    /** CSL 1.0.2, appendix III. */
    private static final String CSL_TYPES =
            """
            article-journal paper-conference book chapter thesis report webpage article \
            article-magazine article-newspaper bill broadcast classic collection dataset document \
            entry entry-dictionary entry-encyclopedia event figure graphic hearing interview \
            legal_case legislation manuscript map motion_picture musical_score pamphlet patent \
            performance periodical personal_communication post post-weblog regulation review \
            review-book software song speech standard treaty\
            """;

    /** RIS format specifications, "Type of reference". */
    private static final String RIS_TYPES =
            """
            JOUR CONF CPAPER BOOK CHAP THES RPRT ELEC UNPB GEN ABST ADVS ART BILL CASE COMP CTLG \
            DATA DBASE ENCYC EBOOK ECHAP EDBOOK GOVDOC HEAR ICOMM INPR JFULL MAP MGZN MPCT MUSIC \
            NEWS PAMP PAT PCOMM SER SLIDE SOUND STAND STAT VIDEO\
            """;

    /** Characters that have a meaning in LaTeX. */
    private static final String LATEX_SPECIALS = "\\{}&%#$_~^\"";

    private SourceCompletions() {}

    /**
     * What can be completed at a place of a source.
     *
     * @param text of the source as the editor has it
     */
    public static Optional<WordCompletions> at(
            Snapshot snapshot, Path file, String text, int offset) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Optional<WordCompletions> offer =
                name.endsWith(".json") && isArray(text)
                        ? types(JSON_TYPE, CSL_TYPES, text, offset)
                        : name.endsWith(".ris")
                                ? types(RIS_TYPE, RIS_TYPES, text, offset)
                                : name.endsWith(".bib") || name.endsWith(".bibtex")
                                        ? BibCompletionContext.at(text, offset)
                                                .filter(at -> !isBehindComma(text, offset, at))
                                                .map(at -> bib(snapshot, text, offset, at))
                                        : Optional.empty();
        return offer.filter(found -> !found.words().isEmpty());
    }

    /** Whether the text is a JSON list, as CSL-JSON is; other files with types are objects. */
    private static boolean isArray(String text) {
        return text.substring(0, Math.min(text.length(), 200)).stripLeading().startsWith("[");
    }

    /** Whether the place is directly after a comma: there Enter has to end the line. */
    private static boolean isBehindComma(String text, int offset, BibCompletionContext at) {
        return at.part() == BibCompletionContext.ContextKind.FIELD
                && at.typed().start() == offset
                && text.charAt(offset - 1) == ',';
    }

    private static Optional<WordCompletions> types(
            Pattern before, String types, String text, int offset) {
        int line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
        int start = Math.max(line + 1, offset - 200);
        Matcher matcher = before.matcher(text.substring(start, offset));
        if (!matcher.find()) {
            return Optional.empty();
        }
        int end = offset;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "-_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        Span typed = new Span(offset - matcher.group(1).length(), end);
        return Optional.of(
                new WordCompletions(typed, words(WordKind.TYPE, List.of(types.split(" ")))));
    }

    private static List<Word> words(WordKind kind, List<String> labels) {
        return labels.stream().map(label -> Word.of(kind, label, "")).toList();
    }

    private static WordCompletions bib(
            Snapshot snapshot, String text, int offset, BibCompletionContext at) {
        List<Word> words =
                switch (at.part()) {
                    case TYPE -> entryTypes(text, at);
                    case FIELD -> fields(text, offset, at);
                    case VALUE -> values(snapshot, text, offset, at);
                };
        return new WordCompletions(at.typed(), words);
    }

    private static List<Word> entryTypes(String text, BibCompletionContext at) {
        int end = at.typed().end();
        boolean begun = end < text.length() && "{(".indexOf(text.charAt(end)) >= 0;
        List<Word> words = new ArrayList<>();
        for (String type : BibDataModel.types()) {
            String required =
                    BibDataModel.required(type).stream()
                            .map(List::getFirst)
                            .collect(Collectors.joining(", "));
            words.add(Word.of(WordKind.TYPE, type, required, begun ? type : type + "{"));
        }
        return words;
    }

    private static List<Word> fields(String text, int offset, BibCompletionContext at) {
        int end = at.typed().end();
        String rest = text.substring(end, Math.min(text.length(), end + 40)).stripLeading();
        String equals = rest.startsWith("=") ? "" : " = ";
        List<Word> words = new ArrayList<>();
        for (List<String> alternatives : BibDataModel.required(at.type())) {
            boolean isThere = alternatives.stream().anyMatch(field -> isThere(at, field));
            add(words, at, alternatives.getFirst(), isThere ? "" : "required", equals);
        }
        for (String field : BibDataModel.optional(at.type())) {
            add(words, at, field, "", equals);
        }
        // WordCompletions keeps only the first words.
        String typed = text.substring(at.typed().start(), offset).toLowerCase(Locale.ROOT);
        words.sort(Comparator.comparing(word -> !word.label().startsWith(typed)));
        return words;
    }

    private static void add(
            List<Word> words, BibCompletionContext at, String field, String detail, String equals) {
        if (!isThere(at, field)) {
            words.add(Word.of(WordKind.FIELD, field, detail, field + equals));
        }
    }

    private static boolean isThere(BibCompletionContext at, String field) {
        return at.fields().stream().anyMatch(other -> BibDataModel.isSame(field, other));
    }

    private static List<Word> values(
            Snapshot snapshot, String text, int offset, BibCompletionContext at) {
        List<String> fixed = BibDataModel.values(at.field(), at.isBare());
        if (!fixed.isEmpty() || at.isBare()) {
            return words(WordKind.VALUE, fixed);
        }
        if (BibDataModel.KEY_FIELDS.contains(at.field())) {
            return keys(text, at);
        }
        String typed = text.substring(at.typed().start(), offset);
        if (BibDataModel.NAME_FIELDS.contains(at.field())) {
            return names(snapshot, text, typed, at);
        }
        return VENUE_FIELDS.contains(at.field()) ? venues(snapshot, text, typed, at) : List.of();
    }

    /**
     * The keys of other entries: of {@code xdata} entries for {@code xdata}, else of the others.
     */
    private static List<Word> keys(String text, BibCompletionContext at) {
        Map<String, Word> words = new TreeMap<>();
        for (BibEntry entry : entries(text)) {
            boolean isXdata = entry.type().equals("xdata");
            if (!entry.key().isEmpty()
                    && !entry.key().equals(at.key())
                    && isXdata == at.field().equals("xdata")) {
                words.putIfAbsent(entry.key(), Word.of(WordKind.KEY, entry.key(), entry.type()));
            }
        }
        return List.copyOf(words.values());
    }

    private static List<BibEntry> entries(String text) {
        return text.length() > MAX_COUNTED_LENGTH ? List.of() : BibDocument.of(text).entries();
    }

    /** The values of some fields as written, and how often each occurs. */
    private static Map<String, Integer> counts(
            String text, Predicate<String> fields, String separator) {
        Map<String, Integer> counts = new HashMap<>();
        for (BibEntry entry : entries(text)) {
            for (BibEntry.Field field : entry.fields()) {
                if (fields.test(field.name())) {
                    for (String value : field.value().split(separator)) {
                        String written = value.replaceAll("\\s+", " ").strip();
                        if (!written.isEmpty()) {
                            counts.merge(written, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return counts;
    }

    private static List<Word> names(
            Snapshot snapshot, String text, String typed, BibCompletionContext at) {
        Map<String, Integer> counts =
                counts(text, BibDataModel.NAME_FIELDS::contains, "\\s+and\\s+");
        for (Paper paper : found(snapshot, typed)) {
            for (Name name : paper.authors()) {
                String written =
                        name.given().isEmpty()
                                ? name.family()
                                : name.family() + ", " + name.given();
                counts.putIfAbsent(written, 0);
            }
        }
        return fitting(counts, text, typed, at);
    }

    private static List<Word> venues(
            Snapshot snapshot, String text, String typed, BibCompletionContext at) {
        Map<String, Integer> counts =
                counts(text, field -> BibDataModel.isSame(field, at.field()), "$");
        for (Paper paper : found(snapshot, typed)) {
            counts.putIfAbsent(paper.venue(), 0);
        }
        return fitting(counts, text, typed, at);
    }

    /** A few papers of all sources that match what is typed. */
    private static List<Paper> found(Snapshot snapshot, String typed) {
        return TextFolding.squeeze(typed).length() < 2
                ? List.of()
                : snapshot.corpus().search(CompletionQuery.of(typed, 40));
    }

    /** The values that contain what is typed, except the one that is being written. */
    private static List<Word> fitting(
            Map<String, Integer> counts, String text, String typed, BibCompletionContext at) {
        String here = at.typed().in(text).strip();
        counts.computeIfPresent(here, (value, times) -> times - 1);
        if (counts.getOrDefault(here, 1) <= 0) {
            counts.remove(here);
        }
        String wanted = TextFolding.squeeze(typed);
        List<Word> words = new ArrayList<>();
        for (String value : MetadataCompletions.mostUsed(counts)) {
            int times = counts.getOrDefault(value, 0);
            boolean plain =
                    times > 0 || value.chars().noneMatch(c -> LATEX_SPECIALS.indexOf(c) >= 0);
            if (!value.isEmpty() && plain && TextFolding.squeeze(value).contains(wanted)) {
                String filter = value.startsWith(typed) ? value : typed + " " + value;
                words.add(
                        new Word(
                                WordKind.VALUE,
                                value,
                                times == 0 ? "in the corpus" : "used " + times + "×",
                                value,
                                filter));
            }
        }
        return words;
    }
}
