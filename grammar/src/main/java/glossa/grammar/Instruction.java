package glossa.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A comment that tells Glossa something; pandoc and other tools read it as any comment.
 *
 * <pre>
 * &lt;!-- glossa: list status:unread --&gt;
 * - Knuth 1984. Literate Programming
 * &lt;!-- /glossa --&gt;
 * </pre>
 *
 * @param name the first word, in lower case: {@code list}
 * @param arguments the rest, trimmed
 * @param span of the comment
 * @param content what stands between it and the comment that ends it, for the names that have a
 *     content; empty if nothing ends it
 */
public record Instruction(String name, String arguments, Span span, Optional<Span> content) {
    /** The names of instructions that have a content. */
    public static final Set<String> WITH_CONTENT = Set.of("list", "matrix", "references");

    private static final Pattern COMMENT =
            Pattern.compile(
                    "<!--\\s*(?:(/glossa)(?::\\s*[A-Za-z][\\w-]{0,40})?|glossa:\\s*([A-Za-z][\\w-]{0,40})((?:(?!-->)[\\s\\S]){0,2000}?))\\s*-->");

    private static final Pattern START = Pattern.compile("<!--\\s{0,40}glossa:\\s{0,40}");

    /** The end of a comment, or a line that is blank. */
    private static final Pattern ENDED = Pattern.compile("-->|\\R[ \\t>]*\\R");

    /** UTF-16 units of an instruction that is being typed. */
    private static final int MAX_LENGTH = 2_000;

    /** The instructions of a note, in the order of its text. */
    public static List<Instruction> in(String text, Syntax syntax) {
        List<Instruction> all = new ArrayList<>();
        if (!text.contains("glossa")) {
            return all;
        }
        Optional<Integer> open = Optional.empty();
        for (Span comment : comments(text, syntax)) {
            Matcher words = COMMENT.matcher(comment.in(text));
            if (!words.matches()) {
                continue;
            }
            if (words.group(1) == null) {
                String name = words.group(2).toLowerCase(Locale.ROOT);
                all.add(new Instruction(name, words.group(3).strip(), comment, Optional.empty()));
                open = WITH_CONTENT.contains(name) ? Optional.of(all.size() - 1) : open;
            } else if (open.isPresent()) {
                all.set(open.get(), all.get(open.get()).endedAt(comment.start()));
                open = Optional.empty();
            }
        }
        return all;
    }

    /**
     * Where the words of the instruction at an offset begin, behind {@code glossa:}; also of one
     * that is being typed, which nothing closes yet.
     *
     * @return empty where there is no instruction
     */
    public static OptionalInt wordsAt(String text, Syntax syntax, int offset) {
        // A note has megabytes, and this is asked at each completion.
        int from = Math.max(0, offset - MAX_LENGTH);
        int found = text.substring(from, offset).lastIndexOf("<!--");
        int open = found < 0 ? -1 : from + found;
        Matcher start = START.matcher(text);
        boolean isBefore =
                open >= 0
                        && start.region(open, offset).lookingAt()
                        && !ENDED.matcher(text).region(open, offset).find();
        if (!isBefore) {
            return OptionalInt.empty();
        }
        // Code that has a comment begins before it, but for an indented block of it.
        boolean isInCode =
                syntax.opaque().stream().anyMatch(span -> span.start() < open && open < span.end())
                        && comments(text, syntax).stream().noneMatch(one -> one.start() == open);
        return isInCode ? OptionalInt.empty() : OptionalInt.of(start.end());
    }

    private Instruction endedAt(int offset) {
        return new Instruction(name, arguments, span, Optional.of(new Span(span.end(), offset)));
    }

    /** The comments of the notes language, which code does not have. */
    private static List<Span> comments(String text, Syntax syntax) {
        List<Span> comments = new ArrayList<>();
        Matcher comment = COMMENT.matcher(text);
        for (Span opaque : syntax.opaque()) {
            // One that ends a line and one that begins the next are one opaque span.
            int at = opaque.start();
            while (at < opaque.end() && comment.region(at, opaque.end()).lookingAt()) {
                comments.add(new Span(comment.start(), comment.end()));
                at = comment.end();
                while (at < opaque.end() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
        }
        // Only an indented block of code looks like a comment; at a keystroke, no note is read
        // twice.
        if (comments.stream().anyMatch(one -> isIndented(text, one))) {
            Set<Integer> citations = citationsInstead(text, comments);
            comments.removeIf(one -> !citations.contains(one.start()));
        }
        return comments;
    }

    /** Whether four blanks or a tab stand before it, and nothing else but markers of quotes. */
    private static boolean isIndented(String text, Span comment) {
        int at = comment.start();
        while (at > 0 && " \t>".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        String before = text.substring(at, comment.start());
        return before.indexOf('\t') >= 0 || before.contains("    ");
    }

    /**
     * Where there would be a citation if comments were citations: a comment in an indented block of
     * code looks like any other.
     */
    private static Set<Integer> citationsInstead(String text, List<Span> comments) {
        StringBuilder cited = new StringBuilder(text);
        for (Span comment : comments) {
            for (int i = comment.start(); i < comment.end(); i++) {
                if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    cited.setCharAt(i, ' ');
                }
            }
            cited.setCharAt(comment.start(), '@');
            cited.setCharAt(comment.start() + 1, 'x');
        }
        return NotesLanguage.parse(cited.toString()).citations().stream()
                .flatMap(citation -> citation.items().stream())
                .map(item -> item.span().start())
                .collect(Collectors.toSet());
    }
}
