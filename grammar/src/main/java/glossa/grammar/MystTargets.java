package glossa.grammar;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the labels to which cross-references may refer (MyST, "Cross-references"): {@code (label)=}
 * before a block, {@code :label:} and {@code :name:} of directives, labels of math, {@code
 * {#label}} and the label of the page. MyST does not distinguish upper and lower case.
 */
final class MystTargets {
    private static final int MAX_LABEL_LENGTH = 100;

    /** The length of a role's name that is looked for. */
    private static final int MAX_ROLE_LENGTH = 40;

    private MystTargets() {}

    /** Whether a note may define a label. */
    static boolean mayBeIn(String note) {
        return note.contains(")=")
                || note.contains("label")
                || note.contains("name:")
                || note.contains("{#")
                || note.contains("$$ (")
                || note.contains("$$(");
    }

    /** The label of a line {@code (label)=}; otherwise empty. */
    static String target(String note, int at, int end) {
        int close = closing(note, at, end);
        boolean isTarget =
                close >= 0
                        && note.startsWith(")=", close)
                        && VerbatimScanner.skipBlanks(note, close + 2, end) >= end;
        return isTarget ? normalized(note.substring(at + 1, close)) : "";
    }

    /** The label of {@code (label)}, as after display math; otherwise empty. */
    static String inParentheses(String note, int at, int end) {
        int close = closing(note, at, end);
        return close < 0 ? "" : normalized(note.substring(at + 1, close));
    }

    private static int closing(String note, int at, int end) {
        if (at >= end || note.charAt(at) != '(') {
            return -1;
        }
        int i = at + 1;
        while (i < end && i <= at + MAX_LABEL_LENGTH && isLabelCharacter(note.charAt(i))) {
            i++;
        }
        return i > at + 1 && i < end && note.charAt(i) == ')' ? i : -1;
    }

    private static boolean isLabelCharacter(char c) {
        return CharClasses.isAsciiLetter(c)
                || CharClasses.isDigit(c)
                || "|@<>*./_-+:".indexOf(c) >= 0;
    }

    /** A label as labels are compared: without quotation marks, in lower case. */
    static String normalized(String label) {
        String stripped = label.strip();
        boolean isQuoted =
                stripped.length() > 1
                        && "\"'".indexOf(stripped.charAt(0)) >= 0
                        && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
        return (isQuoted ? stripped.substring(1, stripped.length() - 1) : stripped)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * All labels of a note.
     *
     * @param found those that {@link MystMask} found
     */
    static Set<String> in(
            String note, Lines lines, Optional<FrontMatter> frontMatter, Set<String> found) {
        Set<String> targets = new HashSet<>(found);
        frontMatter.ifPresent(
                block -> {
                    int last = lines.line(block.content().end());
                    for (int i = lines.line(block.content().start()); i < last; i++) {
                        if (note.startsWith("label:", lines.start(i))) {
                            int value = lines.start(i) + "label:".length();
                            targets.add(normalized(note.substring(value, lines.end(i))));
                        }
                    }
                });
        addAfter("{#", note, targets);
        addAfter("\\label{", note, targets);
        targets.remove("");
        return targets;
    }

    private static void addAfter(String opening, String note, Set<String> targets) {
        for (int at = note.indexOf(opening); at >= 0; at = note.indexOf(opening, at + 1)) {
            int start = at + opening.length();
            int end = start;
            while (end < note.length()
                    && end < start + MAX_LABEL_LENGTH
                    && isLabelCharacter(note.charAt(end))) {
                end++;
            }
            targets.add(normalized(note.substring(start, end)));
        }
    }

    /**
     * Whether a note has syntax that only MyST has: a role, a target, a directive that no chunk of
     * knitr or Quarto is named after, or Jupytext's name of the format.
     */
    static boolean isMyst(String note, Lines lines) {
        if (note.contains("format_name: myst") || hasRole(note)) {
            return true;
        }
        for (int line = 0; line < lines.count(); line++) {
            int end = lines.end(line);
            int at = lines.start(line);
            while (at < end && (CharClasses.isBlank(note.charAt(at)) || note.charAt(at) == '>')) {
                at++;
            }
            if (at >= end) {
                continue;
            }
            char c = note.charAt(at);
            if (c == '(' && !target(note, at, end).isEmpty()) {
                return true;
            }
            Directive directive =
                    c == '`' || c == '~' || c == ':' ? Directive.at(note, at, end) : null;
            if (directive != null && directive.isOfMyst()) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code {name}} is before a backtick, unless it is the argument of a TeX command. */
    private static boolean hasRole(String note) {
        for (int at = note.indexOf("}`"); at >= 0; at = note.indexOf("}`", at + 1)) {
            int i = at;
            while (i > 0
                    && at - i < MAX_ROLE_LENGTH
                    && (CharClasses.isAsciiLetter(note.charAt(i - 1))
                            || note.charAt(i - 1) == ':'
                            || note.charAt(i - 1) == '-')) {
                i--;
            }
            boolean isNamed = i < at && i > 0 && note.charAt(i - 1) == '{';
            char before = i > 1 ? note.charAt(i - 2) : ' ';
            if (isNamed && !CharClasses.isAlphaNum(before) && "_^\\}$`".indexOf(before) < 0) {
                return true;
            }
        }
        return false;
    }
}
