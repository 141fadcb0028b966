package glossa.features.completion;

import glossa.features.PageNumbers;
import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.Quotations;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completion of locators: after a key and a comma the labels of CSL's locator types (CSL 1.0.2,
 * appendix III; locales-en-US), and after {@code p.} the pages of the paper.
 *
 * <pre>
 * [&#64;vaswani2017, |]       p. · pp. · chap. · sec. · fig. …
 * [&#64;vaswani2017, p. |]    5998 · 5999 · …
 * </pre>
 */
final class LocatorCompletions {
    /** Labels with their locator types, the most frequent first; synonyms are left out. */
    private static final String LABELS =
            """
            p.=page, pp.=pages, chap.=chapter, sec.=section, fig.=figure, tbl.=table,
            eq.=equation, app.=appendix, para.=paragraph, pt.=part, n.=note, l.=line, ll.=lines,
            vol.=volume, bk.=book, no.=issue, col.=column, fol.=folio, v.=verse, op.=opus,
            s.v.=sub verbo, supp.=supplement, art.=article, tit.=title, r.=rule, sc.=scene,
            can.=canon, loc.=location, act=act, timestamp=timestamp\
            """;

    /** A page in a longer list is typed faster than found. */
    private static final int MAX_PAGES = 60;

    private static final Pattern LABEL_AFTER_KEY =
            Pattern.compile("\\s*,(\\s*)([\\p{L}§¶][\\p{L}.]*)?");
    private static final Pattern LABEL_IN_BRACKET =
            Pattern.compile("(\\s*)([\\p{L}§¶][\\p{L}.]*)?");
    private static final Pattern TYPED_PAGE =
            Pattern.compile("\\s*,?\\s*(?:pp?\\.|pages?)\\s*(\\d{0,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE_RANGE = Pattern.compile("(\\d{1,6})\\s*[-–—]+\\s*(\\d{1,6})");

    private static final String QUOTED_PAGE = "the page of the quoted words";

    private LocatorCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        int open = Signatures.openBracket(note.text(), offset);
        if (open < 0 || note.isOpaque(open)) {
            return Optional.empty();
        }
        CitationItem inBracket = null;
        CitationItem beforeBracket = null;
        for (CitationItem item : note.items()) {
            if (item.span().end() > offset) {
                break;
            }
            if (item.span().start() > open) {
                inBracket = item;
            } else if (item.span().end() == open - 1 && note.text().charAt(open - 1) == ' ') {
                beforeBracket = item;
            }
        }
        if (inBracket != null) {
            int keyEnd = inBracket.span().end();
            return afterKey(snapshot, note, inBracket, keyEnd, offset, LABEL_AFTER_KEY);
        }
        return beforeBracket == null
                ? Optional.empty()
                : afterKey(snapshot, note, beforeBracket, open + 1, offset, LABEL_IN_BRACKET);
    }

    private static Optional<WordCompletions> afterKey(
            Snapshot snapshot,
            Note note,
            CitationItem item,
            int start,
            int offset,
            Pattern labelPattern) {
        String typed = note.text().substring(start, offset);
        Matcher page = TYPED_PAGE.matcher(typed);
        if (page.matches()) {
            return pages(snapshot, note, item, offset - page.group(1).length(), offset);
        }
        Matcher label = labelPattern.matcher(typed);
        if (!label.matches()) {
            return Optional.empty();
        }
        int labelStart = offset - (label.group(2) == null ? 0 : label.group(2).length());
        // Insert the space after a comma that the reader did not type.
        boolean needsSpace = label.group(1).isEmpty() && labelPattern == LABEL_AFTER_KEY;
        return Optional.of(
                new WordCompletions(
                        new Span(labelStart, endOfLabel(note.text(), offset)),
                        labels(
                                needsSpace ? " " : "",
                                pageRange(snapshot, item),
                                quotedPage(snapshot, note, item))));
    }

    /** The page of the words that are quoted from this citation. */
    private static Optional<String> quotedPage(Snapshot snapshot, Note note, CitationItem item) {
        QuotationCache cache = new QuotationCache();
        return Quotations.in(snapshot, note, item.span(), cache).stream()
                .filter(quotation -> quotation.item().filter(item::equals).isPresent())
                .flatMap(quotation -> quotation.page().stream())
                .findFirst();
    }

    private static List<Word> labels(
            String space, Optional<String> pages, Optional<String> quotedPage) {
        List<Word> words = new ArrayList<>();
        quotedPage.ifPresent(
                page -> {
                    String locator = "p. " + page;
                    words.add(
                            new Word(
                                    WordKind.LOCATOR,
                                    locator,
                                    QUOTED_PAGE,
                                    space + locator,
                                    locator));
                });
        for (String entry : LABELS.split(",\\s*")) {
            String[] parts = entry.strip().split("=", 2);
            String label = parts[0];
            String detail = parts[1];
            if (pages.isPresent() && detail.startsWith("page")) {
                detail += " · the paper has pages " + pages.get();
            }
            words.add(new Word(WordKind.LOCATOR, label, detail, space + label + " ", label));
        }
        return words;
    }

    /** The end of the label under the cursor, with the space after it. */
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
        Optional<String> quotedPage = quotedPage(snapshot, note, item);
        if (range.isEmpty() && quotedPage.isEmpty()) {
            return Optional.empty();
        }
        int end = offset;
        while (end < note.text().length() && Character.isDigit(note.text().charAt(end))) {
            end++;
        }
        List<Word> words = new ArrayList<>();
        quotedPage.ifPresent(page -> words.add(Word.of(WordKind.LOCATOR, page, QUOTED_PAGE)));
        Matcher matcher = PAGE_RANGE.matcher(range.orElse(""));
        if (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = PageNumbers.lastPage(matcher.group(1), matcher.group(2));
            words.add(Word.of(WordKind.LOCATOR, first + "-" + last, "all pages of the paper"));
            for (int page = first; page <= last && page - first < MAX_PAGES; page++) {
                words.add(Word.of(WordKind.LOCATOR, Integer.toString(page), ""));
            }
        }
        return Optional.of(new WordCompletions(new Span(start, end), words));
    }

    private static Optional<String> pageRange(Snapshot snapshot, CitationItem item) {
        return snapshot.corpus()
                .paper(item.key())
                .map(paper -> paper.fields().getOrDefault("page", ""))
                .map(pages -> pages.strip().toLowerCase(Locale.ROOT))
                .filter(pages -> !pages.isEmpty());
    }
}
