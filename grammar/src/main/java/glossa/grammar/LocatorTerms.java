package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The words and signs by which a suffix names a kind of place: CSL's English terms. */
final class LocatorTerms {
    /** Label, then its terms (CSL locales-en-US, 1.0.2). */
    private static final String ENGLISH =
            """
            act: act, acts
            appendix: appendix, appendices, app., apps.
            article-locator: article, articles, art., arts.
            book: book, books, bk., bks.
            canon: canon, canons
            chapter: chapter, chapters, chap., chaps.
            column: column, columns, col., cols.
            elocation: location, locations, loc., locs.
            equation: equation, equations, eq., eqs.
            figure: figure, figures, fig., figs.
            folio: folio, folios, fol., fols.
            issue: issue, issues, number, numbers, no., nos.
            line: line, lines, l., ll.
            note: note, notes, n., nn.
            opus: opus, opera, op., opp.
            page: page, pages, p., pp.
            paragraph: paragraph, paragraphs, para., paras., ¶, ¶¶
            part: part, parts, pt., pts.
            rule: rule, rules
            scene: scene, scenes, sc., scs.
            section: section, sections, sec., secs., §, §§
            sub-verbo: sub verbo, sub verbis, s.v., s.vv.
            supplement: supplement, supplements, supp., supps.
            table: table, tables, tbl., tbls.
            timestamp: timestamp, timestamps
            title-locator: title, titles, tit., tits.
            verse: verse, verses, v., vv.
            volume: volume, volumes, vol., vols.
            """;

    private static final Map<String, String> LABELS = labels();

    private LocatorTerms() {}

    /** CSL's name for the kind of place that {@code term}, in lower case, stands for. */
    static @Nullable String label(String term) {
        return LABELS.get(term);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (String line : ENGLISH.lines().toList()) {
            String label = line.substring(0, line.indexOf(':'));
            for (String term : line.substring(line.indexOf(':') + 1).split(",")) {
                labels.put(term.strip(), label);
            }
        }
        return Map.copyOf(labels);
    }
}
