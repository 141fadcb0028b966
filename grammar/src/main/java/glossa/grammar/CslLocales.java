package glossa.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The CSL locales of the library org.citationstyles:locales, one XML file each. */
public final class CslLocales {
    /** All locales; the first one of a language is its default. */
    private static final String LOCALES =
            """
            de-DE en-US es-ES fr-FR pt-PT zh-CN af-ZA ar bal-PK bg-BG brh-PK ca-AD
            cs-CZ cy-GB da-DK de-AT de-CH el-GR en-GB es-CL es-MX et-EE eu fa-IR
            fi-FI fr-CA gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP km-KH
            ko-KR la lij-IT lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pa-PK pl-PL
            pt-BR ro-RO ru-RU sk-SK sl-SI sr-Cyrl-RS sr-Latn-RS sv-SE th-TH tr-TR
            uk-UA vi-VN zh-TW
            """;

    private static final Map<String, String> BY_LANGUAGE = new HashMap<>();
    private static final Set<String> ALL = new HashSet<>();

    static {
        for (String locale : LOCALES.split("\\s+")) {
            ALL.add(locale);
            BY_LANGUAGE.putIfAbsent(locale.replaceAll("-.*", ""), locale);
        }
    }

    private CslLocales() {}

    /** The locale for a language tag (BCP 47), or an empty string if CSL has none. */
    public static String locale(String language) {
        Locale tag = Locale.forLanguageTag(language.strip().replace('_', '-'));
        String exact = tag.getLanguage() + "-" + tag.getCountry();
        return ALL.contains(exact) ? exact : BY_LANGUAGE.getOrDefault(tag.getLanguage(), "");
    }

    /** The XML of a locale: terms, dates and quotation marks. */
    public static Optional<String> xml(String locale) {
        try (InputStream in = CslLocales.class.getResourceAsStream("/locales-" + locale + ".xml")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names of all locales. */
    static Set<String> all() {
        return Set.copyOf(ALL);
    }

    /**
     * The locator terms of a locale, in all forms, with their labels; empty if the locale cannot be
     * read, because parsing a note never fails.
     */
    static Map<String, String> terms(String locale) {
        String file = "/locales-" + locale + ".xml";
        try (InputStream in = CslLocales.class.getResourceAsStream(file)) {
            return in == null ? Map.of() : terms(in);
        } catch (IOException | XMLStreamException e) {
            return Map.of();
        }
    }

    private static Map<String, String> terms(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Map<String, String> terms = new HashMap<>();
        String label = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("term")) {
                String name = xml.getAttributeValue(null, "name");
                label = LocatorTerms.isLabel(name) ? name : "";
            } else if (event == XMLStreamConstants.CHARACTERS && !label.isEmpty()) {
                String term = xml.getText().strip();
                if (!term.isEmpty()) {
                    terms.putIfAbsent(term, label);
                }
            }
        }
        return terms;
    }
}
