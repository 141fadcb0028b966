package glossa.csl;

import de.undercouch.citeproc.bibtex.PageParser;
import de.undercouch.citeproc.bibtex.PageRange;
import de.undercouch.citeproc.csl.CSLCitation;
import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLCitationItemBuilder;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLItemDataBuilder;
import de.undercouch.citeproc.csl.CSLLabel;
import de.undercouch.citeproc.csl.CSLType;
import de.undercouch.citeproc.csl.internal.RenderContext;
import de.undercouch.citeproc.csl.internal.SStyle;
import de.undercouch.citeproc.csl.internal.behavior.FormattingAttributes;
import de.undercouch.citeproc.csl.internal.locale.LLocale;
import de.undercouch.citeproc.csl.internal.locale.LTerm;
import de.undercouch.citeproc.csl.internal.token.TextToken;
import de.undercouch.citeproc.csl.internal.token.Token;
import de.undercouch.citeproc.helper.PageRangeFormatter;

import glossa.csl.TextRun.Formatting;
import glossa.csl.TextRun.RunKind;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The adapter of citeproc-java: renders one cite, or one entry of a bibliography, in one style and
 * one language. Not thread-safe: the library stores dates in the style.
 */
final class CiteprocEngine {
    private static final Map<LTerm.Form, LTerm.Form> FALLBACK_FORMS =
            Map.of(
                    LTerm.Form.SYMBOL, LTerm.Form.SHORT,
                    LTerm.Form.VERB_SHORT, LTerm.Form.VERB,
                    LTerm.Form.SHORT, LTerm.Form.LONG,
                    LTerm.Form.VERB, LTerm.Form.LONG);

    /** The forms, each after the form that it falls back to. */
    private static final List<LTerm.Form> FORMS =
            List.of(LTerm.Form.SHORT, LTerm.Form.VERB, LTerm.Form.SYMBOL, LTerm.Form.VERB_SHORT);

    /**
     * The label passed to the library for labels that it does not know. Conditions on labels are
     * resolved before rendering.
     */
    private static final CSLLabel STAND_IN = CSLLabel.OPUS;

    private final LLocale locale;

    /** A compiled style for one set of conditions. */
    record Compiled(SStyle style) {}

    /** A paper in the library's form; compared by identity. */
    static final class Work {
        private final CSLItemData data;

        private Work(CSLItemData data) {
            this.data = data;
        }
    }

    /**
     * What is added to a paper for one cite or entry.
     *
     * @param number the number of the paper in the bibliography
     * @param yearSuffix the letter after its year; may be empty
     * @param locator the placeholder of its locator; may be empty
     * @param locatorLabel the label of the locator
     */
    record CiteDetails(int number, String yearSuffix, String locator, String locatorLabel) {}

    /**
     * @param locales the locale of the language first, then those of the style, which override it
     */
    CiteprocEngine(Document terms, List<Element> locales) {
        LLocale merged = new LLocale(terms);
        for (Element own : locales) {
            merged = merged.merge(new LLocale(own));
        }
        locale = merged;
        // Terms without a short form use the long form (CSL 1.0.2, "Terms").
        for (LTerm.Form form : FORMS) {
            Map<String, LTerm> known =
                    locale.getTerms().computeIfAbsent(form, f -> new HashMap<>());
            Map<String, LTerm> others = locale.getTerms().get(FALLBACK_FORMS.get(form));
            if (others != null) {
                others.forEach(known::putIfAbsent);
            }
        }
    }

    Locale language() {
        return locale.getLang();
    }

    /** The quotation marks of the language. */
    HtmlWriter.Quotes quotes() {
        return new HtmlWriter.Quotes(
                term("open-quote").orElse("“"),
                term("close-quote").orElse("”"),
                term("open-inner-quote").orElse("‘"),
                term("close-inner-quote").orElse("’"),
                locale.getStyleOptions().isPunctuationInQuote());
    }

    /** Pages in a {@code page-range-format} of CSL, such as {@code chicago}. */
    static String pages(String pages, String form) {
        PageRangeFormatter.Format format =
                switch (form) {
                    case "chicago", "chicago-15" -> PageRangeFormatter.Format.CHICAGO15;
                    case "chicago-16" -> PageRangeFormatter.Format.CHICAGO16;
                    case "expanded" -> PageRangeFormatter.Format.EXPANDED;
                    case "minimal" -> PageRangeFormatter.Format.MINIMAL;
                    case "minimal-two" -> PageRangeFormatter.Format.MINIMAL2;
                    default -> null;
                };
        if (format == null) {
            return pages;
        }
        StringJoiner written = new StringJoiner(", ");
        for (PageRange range : PageParser.parse(pages)) {
            written.add(PageRangeFormatter.format(range, format, "–"));
        }
        return written.toString();
    }

    /** The long form of a term of the language, if it exists. */
    Optional<String> term(String name) {
        return Optional.ofNullable(locale.getTerms().get(LTerm.Form.LONG))
                .map(terms -> terms.get(name))
                .map(LTerm::getSingle);
    }

    /** Compiles a style; the exception tells why the library rejects it. */
    static Compiled compile(Document reading) throws InvalidStyleException {
        try {
            return new Compiled(new SStyle(reading));
        } catch (RuntimeException e) {
            throw new InvalidStyleException("the CSL processor rejects it: " + e.getMessage());
        }
    }

    /**
     * @param the values of CSL's variables, as in CSL-JSON
     */
    static Work work(Map<String, Object> values) {
        Map<String, Object> known = new HashMap<>(values);
        try {
            CSLType.fromString(String.valueOf(values.get("type")));
        } catch (IllegalArgumentException e) {
            known.put("type", "document");
        }
        return new Work(CSLItemData.fromJson(known));
    }

    /** A paper rendered in a style; empty if the style renders nothing for it. */
    List<TextRun> render(Compiled compiled, Work work, CiteDetails said) {
        if (said.locatorLabel().isEmpty() || libraryLabel(said.locatorLabel()) != null) {
            return rendered(compiled, work, said, libraryLabel(said.locatorLabel()));
        }
        // The terms of a label that the library does not know are stored under one that it knows.
        Map<LTerm.Form, LTerm> own = lendTerms(said.locatorLabel());
        try {
            return rendered(compiled, work, said, STAND_IN);
        } finally {
            locale.getTerms().values().forEach(terms -> terms.remove(STAND_IN.toString()));
            own.forEach(
                    (form, term) ->
                            locale.getTerms()
                                    .computeIfAbsent(form, f -> new HashMap<>())
                                    .put(STAND_IN.toString(), term));
        }
    }

    private Map<LTerm.Form, LTerm> lendTerms(String label) {
        Map<LTerm.Form, LTerm> own = new EnumMap<>(LTerm.Form.class);
        locale.getTerms()
                .forEach(
                        (form, terms) -> {
                            LTerm term = terms.remove(STAND_IN.toString());
                            if (term != null) {
                                own.put(form, term);
                            }
                            LTerm lent = terms.get(label);
                            if (lent != null) {
                                terms.put(STAND_IN.toString(), lent);
                            }
                        });
        return own;
    }

    private List<TextRun> rendered(
            Compiled compiled, Work work, CiteDetails said, @Nullable CSLLabel label) {
        CSLItemDataBuilder data =
                new CSLItemDataBuilder(work.data).citationNumber(String.valueOf(said.number()));
        if (!said.yearSuffix().isEmpty()) {
            data.yearSuffix(said.yearSuffix());
        }
        if (!said.locator().isEmpty()) {
            data.locator(said.locator());
        }
        CSLItemData item = data.build();
        CSLCitationItem cite =
                new CSLCitationItemBuilder(item.getId())
                        .itemData(item)
                        .locator(item.getLocator())
                        .label(label)
                        .build();
        CSLCitation citation = new CSLCitation(new CSLCitationItem[] {cite}, "", null);
        RenderContext outer =
                new RenderContext(compiled.style(), locale, item, null, citation, List.of());
        RenderContext context = new RenderContext(outer, cite);
        compiled.style().getBibliography().render(context);
        List<TextRun> pieces = new ArrayList<>();
        boolean first = false;
        for (Token token : context.getResult().getTokens()) {
            if (first && !token.isFirstField()) {
                pieces.add(TextRun.affix(" "));
            }
            first =
                    token.isFirstField()
                            && compiled.style().getBibliography().getSecondFieldAlign()
                                    != de.undercouch.citeproc.output.SecondFieldAlign.FALSE;
            if (token instanceof TextToken text) {
                add(text, pieces);
            } else {
                // A display block begins or ends.
                pieces.add(TextRun.affix(" "));
            }
        }
        return pieces;
    }

    /** The library's label of this name, if it has one. */
    private static @Nullable CSLLabel libraryLabel(String label) {
        for (CSLLabel known : CSLLabel.values()) {
            if (known.toString().equals(label)) {
                return known;
            }
        }
        return null;
    }

    private static void add(TextToken token, List<TextRun> pieces) {
        RunKind kind =
                switch (token.getType()) {
                    case OPEN_QUOTE -> RunKind.OPEN_QUOTE;
                    case CLOSE_QUOTE -> RunKind.CLOSE_QUOTE;
                    case PREFIX, SUFFIX, DELIMITER -> RunKind.AFFIX;
                    case TEXT, URL, DOI -> RunKind.TEXT;
                };
        Set<Formatting> looks = formatting(token.getFormattingAttributes());
        String text = token.getText();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            Optional<PrivateMark> mark = PrivateMark.of(text.charAt(i));
            if (mark.isPresent()) {
                if (i > from) {
                    pieces.add(new TextRun(text.substring(from, i), kind, looks));
                }
                pieces.add(TextRun.mark(mark.get()));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            pieces.add(new TextRun(text.substring(from), kind, looks));
        }
    }

    private static Set<Formatting> formatting(int attributes) {
        EnumSet<Formatting> looks = EnumSet.noneOf(Formatting.class);
        if (FormattingAttributes.getFontStyle(attributes) > FormattingAttributes.FS_NORMAL) {
            looks.add(Formatting.ITALIC);
        }
        if (FormattingAttributes.getFontWeight(attributes) == FormattingAttributes.FW_BOLD) {
            looks.add(Formatting.BOLD);
        }
        if (FormattingAttributes.getFontVariant(attributes) == FormattingAttributes.FV_SMALLCAPS) {
            looks.add(Formatting.SMALL_CAPITALS);
        }
        switch (FormattingAttributes.getVerticalAlign(attributes)) {
            case FormattingAttributes.VA_SUP -> looks.add(Formatting.SUPERSCRIPT);
            case FormattingAttributes.VA_SUB -> looks.add(Formatting.SUBSCRIPT);
            default -> {}
        }
        return looks;
    }
}
