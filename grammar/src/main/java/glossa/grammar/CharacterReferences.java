package glossa.grammar;

import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

import java.util.concurrent.ConcurrentHashMap;

/** Decodes character references, named or numeric; commonmark-java knows HTML's names. */
final class CharacterReferences {
    private static final Parser PARSER = Parser.builder().build();
    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final int MAX_REMEMBERED = 1_000;

    private CharacterReferences() {}

    /** The characters that {@code reference} stands for, or an empty string if it is not valid. */
    static String decode(String reference) {
        if (KNOWN.size() > MAX_REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(reference, CharacterReferences::parse);
    }

    private static String parse(String reference) {
        for (int i = 1; i < reference.length() - 1; i++) {
            char c = reference.charAt(i);
            if (!CharClasses.isAsciiLetter(c) && !CharClasses.isDigit(c) && !(c == '#' && i == 1)) {
                return "";
            }
        }
        Node paragraph = PARSER.parse(reference).getFirstChild();
        return paragraph instanceof Paragraph
                        && paragraph.getFirstChild() instanceof Text text
                        && !text.getLiteral().equals(reference)
                ? text.getLiteral()
                : "";
    }
}
