package glossa.features.reading;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;

import glossa.features.PaperLabels;
import glossa.paper.LossyTex;
import glossa.paper.Mark;
import glossa.paper.Name;
import glossa.paper.Paper;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The template of literature notes, in Mustache (mustache(5)): {@code {{title}}}, lists {@code
 * {{#marks}}…{{/marks}}}, and what stands where there is nothing, {@code {{^doi}}…{{/doi}}}. It
 * comes from a workspace, which is not trusted: it reads the values below and nothing else, and its
 * time and length are bounded.
 *
 * <p>In front matter, values are escaped for YAML's double quotation marks (YAML 1.2.2, section
 * 7.3.1).
 */
public final class NoteTemplate {
    /** UTF-16 units of a note. */
    private static final int MAX_LENGTH = 4 << 20;

    /** Items of lists that are gone through, lists in lists together. */
    private static final int MAX_ITEMS = 1_000_000;

    private static final Pattern FRONT_MATTER =
            Pattern.compile(
                    "\\A---[ \\t]*\\R(?s:.*?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)",
                    Pattern.MULTILINE);

    /** The placeholders of older templates: {@code {key}}. */
    private static final Pattern SINGLE_BRACES =
            Pattern.compile(
                    "\\{(key|title|plain-title|authors|year|venue|type|doi|arxiv|url|abstract)\\}");

    /** Fields of the record that have a name of their own, with the names of CSL 1.0.2. */
    private static final List<String> FIELDS =
            List.of(
                    "publisher",
                    "publisher-place",
                    "volume",
                    "issue",
                    "page",
                    "number-of-pages",
                    "edition",
                    "collection-title",
                    "event-title",
                    "language",
                    "note");

    private static final List<String> IDENTIFIERS = List.of("doi", "arxiv", "pmid", "isbn", "url");

    private static final Pattern LINE = Pattern.compile("(?:@ |on |at )?line (\\d{1,9})(?!\\d)");

    private final Template front;
    private final Template body;
    private final int frontLines;

    private NoteTemplate(Template front, Template body, int frontLines) {
        this.front = front;
        this.body = body;
        this.frontLines = frontLines;
    }

    /** The template has an error. */
    public static final class TemplateException extends Exception {
        private static final long serialVersionUID = 1;

        TemplateException(String message) {
            super(message);
        }
    }

    /** The names that a template may use, in the order in which the documentation has them. */
    public static List<String> names() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "key",
                                "title",
                                "authors",
                                "author",
                                "cited",
                                "year",
                                "issued",
                                "venue",
                                "type",
                                "abstract",
                                "keywords",
                                "marks",
                                "today",
                                "lower",
                                "upper",
                                "date"));
        names.addAll(IDENTIFIERS);
        names.addAll(FIELDS);
        return names;
    }

    /**
     * The template of a text.
     *
     * @throws TemplateException with the line of the error
     */
    public static NoteTemplate of(String text) throws TemplateException {
        String now = text.contains("{{") ? text : SINGLE_BRACES.matcher(text).replaceAll("{{$1}}");
        Matcher front = FRONT_MATTER.matcher(now);
        int end = front.find() ? front.end() : 0;
        int lines = (int) now.substring(0, end).lines().count();
        return new NoteTemplate(
                compiled(now.substring(0, end), NoteTemplate::inYaml, 0),
                compiled(now.substring(end), NoteTemplate::inBody, lines),
                lines);
    }

    private static Template compiled(String part, Mustache.Escaper escaper, int linesBefore)
            throws TemplateException {
        try {
            return Mustache.compiler()
                    .withCollector(new MapsOnly())
                    .withLoader(
                            name -> {
                                throw new MustacheException("there is no template " + name);
                            })
                    .withEscaper(escaper)
                    .emptyStringIsFalse(true)
                    .strictSections(true)
                    .compile(part);
        } catch (MustacheException e) {
            throw new TemplateException(atLine(e, linesBefore));
        }
    }

    private static String atLine(MustacheException e, int linesBefore) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof MustacheException.Context unknown) {
            return "line "
                    + (unknown.lineNo + linesBefore)
                    + ": unknown name '"
                    + unknown.key
                    + "'; the names are "
                    + String.join(", ", names());
        }
        Matcher line = LINE.matcher(message);
        return line.find()
                ? "line "
                        + (Integer.parseInt(line.group(1)) + linesBefore)
                        + ": "
                        + message.substring(0, line.start()).strip()
                : message;
    }

    /** In one line, and no beginning of a comment: what follows is the reader's. */
    private static String inBody(String value) {
        return value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip().replace("<!", "\\<!");
    }

    /** No control characters, and backslashes before quotation marks and backslashes. */
    private static String inYaml(String value) {
        return value.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }

    /** Values of maps: nothing is asked of other objects. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    /** The text of a note, not more than {@link #MAX_LENGTH}. */
    private static final class BoundedWriter extends StringWriter {
        @Override
        public void write(String text) {
            check(text.length());
            super.write(text);
        }

        @Override
        public void write(char[] text, int from, int length) {
            check(length);
            super.write(text, from, length);
        }

        private void check(int more) {
            if (getBuffer().length() + more > MAX_LENGTH) {
                throw new MustacheException("the note would be longer than " + MAX_LENGTH);
            }
        }
    }

    /**
     * The text of a note.
     *
     * @param marks in the order of the paper
     * @param tags of marks, by their colours
     * @throws TemplateException if the template uses a name that is not there
     */
    public String render(Paper paper, List<Mark> marks, Map<String, String> tags, LocalDate today)
            throws TemplateException {
        Map<String, Object> values = values(paper, marks, tags, today);
        BoundedWriter text = new BoundedWriter();
        execute(front, values, text, 0);
        execute(body, values, text, frontLines);
        return text.toString();
    }

    private static void execute(
            Template part, Map<String, Object> values, BoundedWriter text, int linesBefore)
            throws TemplateException {
        try {
            part.execute(values, text);
        } catch (MustacheException e) {
            throw new TemplateException(atLine(e, linesBefore));
        } catch (StackOverflowError e) {
            throw new TemplateException("it is nested too deep");
        }
    }

    private static Map<String, Object> values(
            Paper paper, List<Mark> marks, Map<String, String> tags, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        int[] items = {0};
        String title = LossyTex.readable(paper.title());
        values.put("key", paper.key());
        values.put("title", title);
        values.put("plain-title", title);
        values.put(
                "authors", String.join(", ", paper.authors().stream().map(Name::display).toList()));
        values.put("author", counted(items, paper.authors().stream().map(NoteTemplate::of)));
        values.put("cited", PaperLabels.authorsAndYear(paper));
        values.put("year", paper.year());
        String issued = paper.fields().getOrDefault("issued", paper.year());
        values.put("issued", issued);
        values.put("venue", LossyTex.readable(paper.venue()));
        values.put("type", paper.type());
        values.put("abstract", paper.abstractText());
        values.put("today", today.toString());
        String keywords = paper.fields().getOrDefault("keyword", "");
        values.put(
                "keywords",
                counted(
                        items,
                        Stream.of(keywords.split("[,;]", -1))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .map(word -> Map.of("name", word))));
        for (String scheme : IDENTIFIERS) {
            values.put(scheme, paper.identifiers().getOrDefault(scheme, ""));
        }
        for (String field : FIELDS) {
            values.put(field, paper.fields().getOrDefault(field, ""));
        }
        values.put("lower", filter(text -> text.toLowerCase(Locale.ROOT)));
        values.put("upper", filter(text -> text.toUpperCase(Locale.ROOT)));
        values.put("date", filter(form -> date(issued, form)));
        values.put("marks", counted(items, marks.stream().map(mark -> of(mark, tags))));
        return values;
    }

    /** The value of a section whose inner text is changed. */
    private static Mustache.Lambda filter(UnaryOperator<String> change) {
        return (inner, out) -> {
            BoundedWriter text = new BoundedWriter();
            inner.execute(text);
            out.write(change.apply(text.toString()));
        };
    }

    private static Map<String, String> of(Name name) {
        return Map.of("name", name.display(), "family", name.family(), "given", name.given());
    }

    private static Map<String, String> of(Mark mark, Map<String, String> tags) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", mark.kind().name().toLowerCase(Locale.ROOT));
        values.put("words", mark.words());
        values.put("comment", mark.comment());
        values.put("place", mark.page());
        values.put("colour", mark.colour());
        values.put("tag", tags.getOrDefault(mark.colour(), ""));
        values.put("made", mark.date());
        values.put("by", mark.author());
        values.put("link", mark.link());
        return values;
    }

    /** A list whose items are counted, so that lists in lists do not take for ever. */
    private static Iterable<Map<String, String>> counted(
            int[] count, Stream<Map<String, String>> items) {
        List<Map<String, String>> all = items.toList();
        return () -> {
            count[0] += all.size();
            if (count[0] > MAX_ITEMS) {
                throw new MustacheException("its lists in lists have too many items");
            }
            return all.iterator();
        };
    }

    /**
     * A date in a form of {@link DateTimeFormatter}; as it is where its parts are not all known.
     */
    private static String date(String issued, String form) {
        try {
            String whole =
                    issued.matches("\\d{4}")
                            ? issued + "-01-01"
                            : issued.matches("\\d{4}-\\d{2}") ? issued + "-01" : issued;
            return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(LocalDate.parse(whole));
        } catch (DateTimeException | IllegalArgumentException e) {
            return issued;
        }
    }
}
