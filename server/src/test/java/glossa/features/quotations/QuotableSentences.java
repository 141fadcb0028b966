package glossa.features.quotations;

import java.util.List;
import java.util.stream.Stream;

/** Sentences of a text that a reader would quote; no headings, tables and programs. */
final class QuotableSentences {
    private QuotableSentences() {}

    /** Those within a paragraph of a page, each in one line, with hyphens at line ends joined. */
    static List<String> of(String page) {
        return Stream.of(page.split("\n\\s*\n"))
                .map(
                        part ->
                                part.replaceAll("(?<=\\p{Ll})[-\u2010]\n(?=\\p{Ll})", "")
                                        .replaceAll("\\s+", " "))
                .flatMap(part -> Stream.of(part.split("(?<=[a-z]{3}[.!?]) (?=[A-Z])")))
                .filter(QuotableSentences::isQuotable)
                .toList();
    }

    private static boolean isQuotable(String part) {
        long words = part.chars().filter(c -> c == ' ').count() + 1;
        long letters = part.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
        return words >= 6
                && words <= 60
                && letters * 100 >= part.length() * 93L
                && part.matches("[A-Z].*[a-z]{2}[.!?]");
    }
}
