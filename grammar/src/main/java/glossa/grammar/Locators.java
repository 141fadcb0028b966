package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the locator at the head of a suffix, as pandoc's citeproc does (manual, "Citation syntax";
 * Text.Pandoc.Citeproc.Locator): {@code , pp. 33-35} has the label {@code page}, a number alone is
 * a page, and braces mark a locator that would not be recognised otherwise. The grammar of locators
 * is that of citeproc; its function names are kept where they help to compare.
 */
final class Locators {
    private static final Pattern ROMAN =
            Pattern.compile(
                    "M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})",
                    Pattern.CASE_INSENSITIVE);

    /** UTF-16 units; terms are short, so a label is not searched in longer text. */
    private static final int MAX_LABEL_LENGTH = 40;

    private final String text;
    private final LocatorTerms terms;
    private final int[] starts;
    private final int count;

    private Locators(String text, LocatorTerms terms) {
        this.text = text;
        this.terms = terms;
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            tokens.add(i);
            if (isSingle(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            } else {
                while (i < text.length() && !isSingle(text.codePointAt(i))) {
                    i += Character.charCount(text.codePointAt(i));
                }
            }
        }
        count = tokens.size();
        tokens.add(text.length());
        starts = tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The locator at the head of {@code suffix}, with its span in the note. */
    static Optional<Locator> in(
            InlineOutput.PlainText suffix, InlineText inlineText, LocatorTerms terms) {
        if (suffix.text().isBlank()) {
            return Optional.empty();
        }
        FoundLocator found = new Locators(suffix.text(), terms).read();
        if (found == null || found.from >= found.to) {
            return Optional.empty();
        }
        Span source = suffix.sourceSpan(found.from, found.to);
        Span span = inlineText.span(source.start(), source.end());
        return Optional.of(new Locator(found.label, found.value, span));
    }

    /** A locator, with offsets in the plain suffix. */
    private record FoundLocator(String label, String value, int from, int to) {}

    /**
     * A word of a locator: the token after it, and whether it contains digits or a roman numeral.
     */
    private record Word(int end, boolean hasDigits) {}

    private record FoundLabel(String name, int end, boolean implicit) {}

    private static boolean isSingle(int c) {
        return CharClasses.isSpace(c) || c != ':' && CharClasses.isPunctuation(c);
    }

    private String tokenText(int index) {
        return text.substring(starts[index], starts[index + 1]);
    }

    private boolean isToken(int index, char c) {
        return index < count
                && starts[index + 1] == starts[index] + 1
                && text.charAt(starts[index]) == c;
    }

    private boolean isSpace(int index) {
        return index < count && CharClasses.isSpace(text.codePointAt(starts[index]));
    }

    private @Nullable FoundLocator read() {
        int at = isToken(0, ',') ? 1 : 0;
        if (isSpace(at)) {
            at++;
        }
        FoundLocator found = inBraces(at);
        if (found == null && isToken(at, '{') && isToken(isSpace(at + 1) ? at + 2 : at + 1, '}')) {
            // Empty braces mean that no locator follows.
            return null;
        }
        return found == null ? withoutBraces(at) : found;
    }

    private @Nullable FoundLocator inBraces(int at) {
        if (!isToken(at, '{')) {
            return null;
        }
        int i = at + 1;
        while (isSpace(i)) {
            i++;
        }
        FoundLabel label = label(i, this::anyToken);
        int from = label == null ? i : label.end;
        int to = from;
        while (to < count) {
            Word word = balanced(to, "{}[]", this::anyToken);
            if (word == null) {
                break;
            }
            to = word.end;
        }
        if (!isToken(to, '}')) {
            return null;
        }
        String value = trimmed(from, to);
        String name = label == null ? "page" : label.name;
        return value.isEmpty() ? null : new FoundLocator(name, value, starts[at], starts[to + 1]);
    }

    private @Nullable Word anyToken(int at) {
        return at < count ? new Word(at + 1, true) : null;
    }

    private @Nullable FoundLocator withoutBraces(int at) {
        FoundLabel label = label(at, i -> onlyIfNumeric(word(i, true)));
        if (label == null) {
            Word first = word(at, true);
            if (first == null || !hasDigit(at, first.end)) {
                return null;
            }
            label = new FoundLabel("page", at, true);
        }
        int to = label.end;
        while (true) {
            Word word = word(to, to == label.end && !label.implicit);
            if (word == null || !(label.implicit ? hasDigit(to, word.end) : word.hasDigits)) {
                break;
            }
            to = word.end;
        }
        if (to == label.end) {
            return null;
        }
        String value = trimmed(label.end, to);
        return new FoundLocator(label.name, value, starts[at], starts[to]);
    }

    /** Trims as Haskell's {@code strip} does, including non-breaking spaces. */
    private String trimmed(int from, int to) {
        int start = starts[from];
        int end = starts[to];
        while (start < end && CharClasses.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && CharClasses.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static @Nullable Word onlyIfNumeric(@Nullable Word word) {
        return word == null || !word.hasDigits ? null : word;
    }

    private boolean hasDigit(int from, int to) {
        for (int i = starts[from]; i < starts[to]; i++) {
            if (CharClasses.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Reads one word at a token; null if there is none. */
    private interface WordReader {
        @Nullable Word read(int at);
    }

    /** The longest term that a word of a locator follows. */
    private @Nullable FoundLabel label(int at, WordReader limit) {
        FoundLabel best = null;
        for (int i = at + 1; i <= count && starts[i] - starts[at] <= MAX_LABEL_LENGTH; i++) {
            if (limit.read(i) != null) {
                String term = trimmed(at, i);
                String name = terms.label(term);
                if (name != null) {
                    best = new FoundLabel(name, i, false);
                }
            }
        }
        return best;
    }

    private @Nullable Word word(int at, boolean first) {
        int i = at;
        if (!first && (isToken(i, ',') || isToken(i, ';'))) {
            i++;
        }
        if (isSpace(i)) {
            i++;
        }
        return balanced(i, "(){}[]", this::dottedUnits);
    }

    private @Nullable Word balanced(int at, String braces, WordReader inner) {
        int i = at;
        boolean digits = false;
        while (i < count) {
            Word word = surrounded(i, braces, inner);
            if (word == null) {
                break;
            }
            digits |= word.hasDigits;
            i = word.end;
        }
        return i == at ? null : new Word(i, digits);
    }

    private @Nullable Word surrounded(int at, String braces, WordReader inner) {
        for (int b = 0; b < braces.length(); b += 2) {
            if (isToken(at, braces.charAt(b))) {
                Word word = isBrace(at + 1, braces) ? null : inner.read(at + 1);
                int close = word == null ? at + 1 : word.end;
                return isToken(close, braces.charAt(b + 1))
                        ? new Word(close + 1, word != null && word.hasDigits)
                        : null;
            }
        }
        return isBrace(at, braces) ? null : inner.read(at);
    }

    private boolean isBrace(int at, String braces) {
        return at < count && starts[at + 1] - starts[at] == 1 && braces.contains(tokenText(at));
    }

    /** Reads {@code 1}, {@code 1.2} or {@code .2}, without a full stop at the end. */
    private @Nullable Word dottedUnits(int at) {
        int i = at;
        boolean digits = false;
        Word unit = unit(i);
        if (unit != null) {
            i = unit.end;
            digits = unit.hasDigits;
        }
        while (isToken(i, '.')) {
            Word next = unit(i + 1);
            if (next == null) {
                break;
            }
            i = next.end;
            digits |= next.hasDigits;
        }
        return i == at ? null : new Word(i, digits);
    }

    private @Nullable Word unit(int at) {
        if (at < count && isRoman(tokenText(at))) {
            return new Word(at + 1, true);
        }
        int i = at;
        while (i < count && !isSpace(i) && !isLocatorPunctuation(i)) {
            i++;
        }
        return i == at ? null : new Word(i, hasDigit(at, i));
    }

    private boolean isLocatorPunctuation(int at) {
        int c = text.codePointAt(starts[at]);
        return c != '-' && c != '\u2013' && c != ':' && CharClasses.isPunctuation(c);
    }

    private static boolean isRoman(String token) {
        return !token.isEmpty()
                && "mdclxviMDCLXVI".indexOf(token.charAt(0)) >= 0
                && ROMAN.matcher(token).matches();
    }
}
