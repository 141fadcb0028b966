package glossa.source.web;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Whitespace;
import glossa.source.Format;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.Latex;
import glossa.source.fields.PageNames;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * arXiv's records of abstracts in its mails and {@code .abs} files, one or many (arXiv, "Metadata
 * for submissions").
 *
 * <pre>
 * \\
 * arXiv:2401.00001
 * Date: Mon, 1 Jan 2024 00:00:00 GMT
 *
 * Title: A Title
 * Authors: Ada Lovelace, Charles Babbage
 * \\
 *   What the paper is about.
 * \\
 * </pre>
 */
public final class ArxivAbstracts implements Format {
    private static final Pattern START = Pattern.compile("^(?:arXiv|Paper): *(\\S.*)$");

    private static final Pattern FIELD =
            Pattern.compile("^(\\p{L}[\\p{L}-]*)(?: \\([^)]*\\))?: *(.*)$");

    /**
     * Two backslashes separate the fields from the abstract, and records; mails add more text after
     * them.
     */
    private static final String RULE = "\\\\";

    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");

    private static final int HEAD_LENGTH = 8192;

    @Override
    public String name() {
        return "arXiv abstracts as text";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = source.text().substring(0, Math.min(HEAD_LENGTH, source.text().length()));
        boolean start = false;
        boolean rule = false;
        for (String line : head.lines().toList()) {
            rule |= line.strip().equals(RULE);
            start |= START.matcher(line).find();
            if (start && rule && line.startsWith("Title:")) {
                return true;
            }
        }
        return false;
    }

    /** A record that is being read. */
    private static final class Entry {
        final Map<String, StringBuilder> fields = new HashMap<>();
        final StringBuilder abstractText = new StringBuilder();
        final String id;
        final int start;
        int titleStart;
        int titleEnd;
        int end;
        boolean inAbstract;
        String field = "";

        Entry(String id, int start) {
            this.id = id;
            this.start = start;
        }
    }

    @Override
    public ReadResult read(SourceText source) {
        List<Paper> papers = new ArrayList<>();
        Entry record = null;
        for (int i = 0; i < source.lines().count(); i++) {
            int start = source.lines().start(i);
            int end = source.lines().end(i);
            String line = source.text().substring(start, end);
            Matcher first = START.matcher(line);
            if (first.find() && (record == null || record.inAbstract || isOver(record))) {
                add(source, record, papers);
                record = new Entry(first.group(1), start);
            } else if (record != null && line.startsWith(RULE)) {
                if (record.inAbstract) {
                    add(source, record, papers);
                    record = null;
                } else {
                    record.inAbstract = isOver(record);
                }
            } else if (record != null) {
                line(record, line, start);
            }
            if (record != null && !line.isBlank()) {
                record.end = end;
            }
        }
        add(source, record, papers);
        return new ReadResult(papers, List.of());
    }

    /** The fields of a record end after its title. */
    private static boolean isOver(Entry record) {
        return record.fields.containsKey("title");
    }

    private static void line(Entry record, String line, int start) {
        if (record.inAbstract) {
            record.abstractText.append(line).append('\n');
            return;
        }
        Matcher field = FIELD.matcher(line);
        boolean goesOn = line.startsWith(" ") && !record.field.isEmpty();
        if (!goesOn && !field.find()) {
            record.field = "";
            return;
        }
        String text = line;
        if (!goesOn) {
            record.field = field.group(1).toLowerCase(Locale.ROOT);
            text = field.group(2);
            if (record.fields.containsKey(record.field)) {
                record.field = "";
                return;
            }
            if (record.field.equals("title")) {
                record.titleStart = start + field.start(2);
            }
        }
        record.fields
                .computeIfAbsent(record.field, any -> new StringBuilder())
                .append(text)
                .append(' ');
        if (record.field.equals("title")) {
            record.titleEnd = start + line.stripTrailing().length();
        }
    }

    private static void add(
            SourceText source,
            @org.jspecify.annotations.Nullable Entry record,
            List<Paper> papers) {
        if (record == null || !isOver(record)) {
            return;
        }
        Map<String, String> fields = new HashMap<>();
        record.fields.forEach((name, text) -> fields.put(name, text.toString().strip()));
        PaperDraft draft = draft(record.id, fields).abstractText(record.abstractText.toString());
        if (!draft.title().isEmpty()) {
            papers.add(
                    draft.paper(
                            source,
                            new Span(record.start, Math.max(record.start, record.end)),
                            new Span(
                                    record.titleStart,
                                    Math.max(record.titleStart, record.titleEnd))));
        }
    }

    private static PaperDraft draft(String id, Map<String, String> fields) {
        PaperDraft draft =
                new PaperDraft()
                        .type("article")
                        .title(Whitespace.collapsed(fields.getOrDefault("title", "")))
                        .arxiv(id.strip().replaceFirst("^([^\\s(]+).*", "$1"))
                        .doi(fields.getOrDefault("doi", "").replaceFirst("\\s.*", ""))
                        .issued(fields.getOrDefault("date", ""))
                        .field("note", fields.getOrDefault("comments", ""))
                        .field("journal-ref", fields.getOrDefault("journal-ref", ""))
                        .field("number", fields.getOrDefault("report-no", ""))
                        .field("keyword", fields.getOrDefault("categories", ""));
        String authors = fields.getOrDefault("authors", fields.getOrDefault("author", ""));
        return draft.authors(
                PageNames.list(IN_BRACKETS.matcher(Latex.plain(authors)).replaceAll("")));
    }
}
