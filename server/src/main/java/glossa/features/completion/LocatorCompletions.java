package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completion of locators: behind a key and a comma the terms of CSL's locator types (CSL 1.0.2,
 * appendix III; locales-en-US), and behind {@code p.} the paper's own pages.
 *
 * <pre>
 * [&#64;vaswani2017, |]       p. · pp. · chap. · sec. · fig. …
 * [&#64;vaswani2017, p. |]    5998 · 5999 · …
 * </pre>
 */
final class LocatorCompletions {
    /**
     * The terms that are written most stand first; those that pandoc reads as well are left out.
     */
    private static final String TERMS =
            """
            p.=page, pp.=pages, chap.=chapter, sec.=section, fig.=figure, tbl.=table,
            eq.=equation, app.=appendix, para.=paragraph, pt.=part, n.=note, l.=line, ll.=lines,
            vol.=volume, bk.=book, no.=issue, col.=column, fol.=folio, v.=verse, op.=opus,
            s.v.=sub verbo, supp.=supplement, art.=article, tit.=title, r.=rule, sc.=scene,
            can.=canon, loc.=location, act=act, timestamp=timestamp\
            """;

    /** More pages than these are quicker typed than found. */
    private static final int MAX_PAGES = 60;

    private static final Pattern LABEL_AFTER_KEY =
            Pattern.compile("\\s*,(\\s*)([\\p{L}§¶][\\p{L}.]*)?");
    private static final Pattern LABEL_IN_BRACKET =
            Pattern.compile("(\\s*)([\\p{L}§¶][\\p{L}.]*)?");
    private static final Pattern TYPED_PAGE =
            Pattern.compile("\\s*,?\\s*(?:pp?\\.|pages?)\\s*(\\d{0,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE_RANGE = Pattern.compile("(\\d{1,6})\\s*[-–—]+\\s*(\\d{1,6})");

    private LocatorCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        int open = Signatures.openBracket(note.text(), offset);
        if (open < 0 || note.isOpaque(open)) {
            return Optional.empty();
        }
        CitationItem within = null;
        CitationItem before = null;
        for (CitationItem item : note.items()) {
            if (item.span().end() > offset) {
                break;
            }
            if (item.span().start() > open) {
                within = item;
            } else if (item.span().end() == open - 1 && note.text().charAt(open - 1) == ' ') {
                before = item;
            }
        }
        if (within != null) {
            return afterKey(snapshot, note, within, within.span().end(), offset, LABEL_AFTER_KEY);
        }
        return before == null
                ? Optional.empty()
                : afterKey(snapshot, note, before, open + 1, offset, LABEL_IN_BRACKET);
    }

    private static Optional<WordCompletions> afterKey(
            Snapshot snapshot, Note note, CitationItem item, int from, int offset, Pattern label) {
        String written = note.text().substring(from, offset);
        Matcher page = TYPED_PAGE.matcher(written);
        if (page.matches()) {
            return pages(snapshot, note, item, offset - page.group(1).length(), offset);
        }
        Matcher term = label.matcher(written);
        if (!term.matches()) {
            return Optional.empty();
        }
        int start = offset - (term.group(2) == null ? 0 : term.group(2).length());
        // Behind a comma comes a blank, whoever types it.
        boolean close = term.group(1).isEmpty() && label == LABEL_AFTER_KEY;
        return Optional.of(
                new WordCompletions(
                        new Span(start, endOfLabel(note.text(), offset)),
                        terms(close ? " " : "", pageRange(snapshot, item))));
    }

    private static List<Word> terms(String blank, Optional<String> pages) {
        List<Word> words = new ArrayList<>();
        for (String line : TERMS.split(",\\s*")) {
            String[] parts = line.strip().split("=", 2);
            String detail = parts[1];
            if (pages.isPresent() && detail.startsWith("page")) {
                detail += " · the paper is on " + pages.get();
            }
            words.add(
                    new Word(WordKind.LOCATOR, parts[0], detail, blank + parts[0] + " ", parts[0]));
        }
        return words;
    }

    /** The end of the term that the cursor stands in, with the blank behind it. */
    private static int endOfLabel(String text, int offset) {
        int end = offset;
        while (end < text.length()
                && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    }

    private static Optional<WordCompletions> pages(
            Snapshot snapshot, Note note, CitationItem item, int start, int offset) {
        Optional<String> range = pageRange(snapshot, item);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        int end = offset;
        while (end < note.text().length() && Character.isDigit(note.text().charAt(end))) {
            end++;
        }
        List<Word> words = new ArrayList<>();
        Matcher matcher = PAGE_RANGE.matcher(range.get());
        if (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = last(matcher.group(1), matcher.group(2));
            words.add(Word.of(WordKind.LOCATOR, first + "-" + last, "all pages of the paper"));
            for (int page = first; page <= last && page - first < MAX_PAGES; page++) {
                words.add(Word.of(WordKind.LOCATOR, Integer.toString(page), ""));
            }
        }
        return Optional.of(new WordCompletions(new Span(start, end), words));
    }

    /** {@code 5998-6008}, also where the source has it as {@code 5998-08}. */
    private static int last(String first, String last) {
        int missing = Math.max(0, first.length() - last.length());
        return Integer.parseInt(first.substring(0, missing) + last);
    }

    private static Optional<String> pageRange(Snapshot snapshot, CitationItem item) {
        return snapshot.corpus()
                .paper(item.key())
                .map(paper -> paper.fields().getOrDefault("page", ""))
                .map(pages -> pages.strip().toLowerCase(Locale.ROOT))
                .filter(pages -> !pages.isEmpty());
    }
}
