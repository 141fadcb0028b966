package glossa.source.bibtex;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Language tags (BCP 47) for Babel's names of languages, which BibLaTeX's {@code langid} has. */
final class BibLanguages {
    private static final Map<String, String> TAGS = tags();

    private BibLanguages() {}

    /** The tag of {@code language}; {@code language} itself if it is unknown. */
    static String tag(String language) {
        return TAGS.getOrDefault(language.toLowerCase(Locale.ROOT), language);
    }

    private static Map<String, String> tags() {
        String pairs =
                "english en-US american en-US usenglish en-US usmax en-US british en-GB"
                        + " ukenglish en-GB australian en-AU canadian en-CA newzealand en-NZ"
                        + " german de-DE ngerman de-DE austrian de-AT naustrian de-AT"
                        + " swissgerman de-CH nswissgerman de-CH french fr-FR francais fr-FR"
                        + " canadien fr-CA acadian fr-CA italian it-IT spanish es-ES catalan ca-AD"
                        + " portuguese pt-PT portuges pt-PT brazil pt-BR brazilian pt-BR"
                        + " dutch nl-NL danish da-DK swedish sv-SE norsk nb-NO nynorsk nn-NO"
                        + " finnish fi-FI icelandic is-IS russian ru-RU ukrainian uk-UA"
                        + " polish pl-PL czech cs-CZ slovak sk-SK slovene sl-SI croatian hr-HR"
                        + " serbian sr-RS bulgarian bg-BG romanian ro-RO hungarian hu-HU"
                        + " magyar hu-HU greek el-GR turkish tr-TR hebrew he-IL arabic ar"
                        + " latin la estonian et-EE latvian lv-LV lithuanian lt-LT"
                        + " chinese zh-CN japanese ja-JP korean ko-KR vietnamese vi-VN";
        Map<String, String> tags = new HashMap<>();
        String[] words = pairs.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            tags.put(words[i], words[i + 1]);
        }
        return Map.copyOf(tags);
    }
}
