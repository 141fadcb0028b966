package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The locator terms are those of CSL's locales. */
final class LocatorTermsTest {
    @Test
    void englishTermsAreCsls() {
        Map<String, String> terms = CslLocales.terms("en-US");
        assertTrue(terms.size() > 80, () -> "terms: " + terms);
        terms.forEach((term, label) -> assertEquals(label, LocatorTerms.ENGLISH.label(term), term));
    }

    @Test
    void languagesHaveTheirOwnAndEnglishOnes() {
        check("de", "S.", "page");
        check("de-AT", "Kapitel", "chapter");
        check("fr", "p.", "page");
        check("fr-CA", "chap.", "chapter");
        check("es_MX", "capítulo", "chapter");
        check("pt-BR", "p.", "page");
        check("ru", "с.", "page");
        check("zh-Hans-CN", "页", "page");
        check("de", "pp.", "page");
        check("none at all", "p.", "page");
        check("tlh", "p.", "page");
    }

    @Test
    void everyLocaleIsThere() {
        for (String locale : CslLocales.all()) {
            assertTrue(!CslLocales.terms(locale).isEmpty(), locale);
        }
    }

    private static void check(String language, String term, String label) {
        assertEquals(label, LocatorTerms.of(language).label(term), language + " " + term);
    }
}
