package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The locator terms: the words and signs that stand for a locator label, in English, and in the
 * language of the note if it names one.
 */
final class LocatorTerms {
    /** Each label with its terms in all forms (CSL locales-en-US, 1.0.2). */
    private static final String TERMS =
            """
            act: act, acts
            appendix: appendix, appendices, app., apps.
            article-locator: article, articles, art., arts.
            book: book, books, bk., bks.
            canon: canon, canons, can., cann.
            chapter: chapter, chapters, chap., chaps., c., cc.
            column: column, columns, col., cols.
            elocation: location, locations, loc., locs.
            equation: equation, equations, eq., eqs., eqq.
            figure: figure, figures, fig., figs.
            folio: folio, folios, fol., fols.
            issue: issue, issues, no., nos.
            line: line, lines, l., ll.
            note: note, notes, n., nn.
            opus: opus, opera, op., opp.
            page: page, pages, p., pp.
            paragraph: paragraph, paragraphs, para., paras., ¶, ¶¶
            part: part, parts, pt., pts.
            rule: rule, rules, r., rr.
            scene: scene, scenes, sc., scs.
            section: section, sections, sec., secs., §, §§
            sub-verbo: sub verbo, sub verbis, s.v., s.vv.
            supplement: supplement, supplements, supp., supps.
            table: table, tables, tbl., tbls.
            timestamp: timestamp, timestamps
            title-locator: title, titles, tit., tits., titt.
            verse: verse, verses, v., vv.
            volume: volume, volumes, vol., vols.
            """;

    static final LocatorTerms ENGLISH = new LocatorTerms(english());

    private static final Map<String, LocatorTerms> BY_LOCALE = new ConcurrentHashMap<>();

    private final Map<String, String> labels;

    private LocatorTerms(Map<String, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    /**
     * The terms of a language, and the English ones; those of the language take precedence.
     *
     * @param language a BCP 47 tag, {@code de} or {@code pt-BR}; if CSL has no such locale, only
     *     English terms are used
     */
    static LocatorTerms of(String language) {
        String locale = CslLocales.locale(language);
        if (locale.isEmpty() || locale.equals("en-US")) {
            return ENGLISH;
        }
        return BY_LOCALE.computeIfAbsent(
                locale,
                name -> {
                    Map<String, String> all = new HashMap<>(ENGLISH.labels);
                    CslLocales.terms(name).forEach((term, label) -> all.put(lower(term), label));
                    return new LocatorTerms(all);
                });
    }

    /** CSL's label for {@code term}, which is compared without case; or null. */
    @Nullable String label(String term) {
        return labels.get(lower(term));
    }

    /** Whether {@code name} is a locator label (CSL 1.0.2, appendix III). */
    static boolean isLabel(String name) {
        return ENGLISH.labels.containsValue(name);
    }

    private static String lower(String term) {
        return term.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> english() {
        Map<String, String> labels = new HashMap<>();
        for (String line : TERMS.lines().toList()) {
            String label = line.substring(0, line.indexOf(':'));
            for (String term : line.substring(line.indexOf(':') + 1).split(",")) {
                labels.put(term.strip(), label);
            }
        }
        return labels;
    }
}
