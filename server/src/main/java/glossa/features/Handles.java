package glossa.features;

import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Metadata;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.EditDistance;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a key that no paper has is not a misspelled key but the handle of a person, or
 * another name with an {@code @}.
 *
 * <pre>
 * CERTAIN   https://mastodon.social/@ada   @ada@fosstodon.org   &lt;a href="…"&gt;@ada&lt;/a&gt;
 *           [@ada drew this](https://…)   [@ada][1]   @types/node   [[@ada]] if there is that note
 * LIKELY    Thanks to @ada and @bob   Fixed by @ada (#12)   @ada in CHANGELOG.md
 * NONE      @vaswani2071   [@ada; @bob]   @ada if a paper has the key adas
 * </pre>
 */
public final class Handles {
    /** Whether a key is a handle. */
    public enum Certainty {
        CERTAIN,
        LIKELY,
        NONE
    }

    /** The name of an account on the usual services; a run of four digits is a year. */
    private static final Pattern HANDLE =
            Pattern.compile(
                    "(?!R-|.*\\d{4})(?:[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*"
                            // Accounts of Matrix, and of Bluesky by their own domain.
                            + "|[A-Za-z0-9_.-]+:(?:[a-z0-9-]+\\.)+[a-z]{2,}"
                            + "|(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|app|me|xyz|blog|eu|page))");

    private static final int MAX_HANDLE_LENGTH = 39;

    /** A package of npm, or a team of GitHub (npm's documentation, "package.json", "name"). */
    private static final Pattern SCOPED =
            Pattern.compile("(?!.*\\d{4})[a-z0-9][a-z0-9_.~-]*(?:/[A-Za-z0-9][\\w.~-]*){1,4}/?");

    /** The server of an account: {@code @ada@fosstodon.org}. */
    private static final Pattern SERVER =
            Pattern.compile("@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}(?![\\w@])");

    /** An account of Bluesky, where the server is part of the name. */
    private static final Pattern OF_BLUESKY =
            Pattern.compile("[a-z0-9-]+\\.(?:[a-z0-9-]+\\.)?social");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final int MAX_NAME_LENGTH = 64;

    /** The fields of front matter whose values are handles. */
    private static final Pattern HANDLE_FIELD =
            Pattern.compile(
                    "(?:.*[._-])?(?:twitter|github|gitlab|mastodon|fediverse|bluesky|bsky|instagram"
                            + "|threads|linkedin|telegram|social|handle|username|creator|site)");

    /** What stands before a value on its line; the first group is the field's name. */
    private static final Pattern NAME_BEFORE =
            Pattern.compile("\\s*(?:-\\s+)?[\"']?([\\w.-]{1,40})[\"']?\\s*:\\s*[\"']?");

    /** The fields of front matter whose values may be handles. */
    private static final Pattern PERSON_FIELD =
            Pattern.compile("authors?|by|maintainers?|reviewers?|editors?|owners?|assignees?");

    /**
     * Files in which people are named rather than papers cited. Their names are of either case;
     * {@link #CAPITALS} has those that may also be the names of notes.
     */
    private static final Pattern FILE_OF_PEOPLE =
            Pattern.compile(
                    "(?i)(?:.*/)?(?:(?:change-?logs?|release[-_"
                            + " ]?notes?|readme|contributing|contributors?"
                            + "|code[-_]of[-_]conduct|acknowledge?ments?|maintainers|codeowners"
                            + "|pull_request_template|issue_template)(?:[-_.][^/]*)?\\.[a-z]+"
                            + "|(?:\\.github|\\.gitlab|\\.changeset|issue_template"
                            + "|pull_request_template|change-?logs?(?:\\.d)?|release[-_]?notes"
                            + "|news\\.d|newsfragments)/.*)");

    private static final Pattern CAPITALS =
            Pattern.compile(
                    "(?:.*/)?(?:CHANGES|NEWS|HISTORY|RELEASES?|AUTHORS|CREDITS|THANKS|GOVERNANCE"
                            + "|SECURITY|SUPPORT|TEAM|MIGRATION|UPGRADING|ROADMAP)"
                            + "(?:[-_.][^/]*)?\\.[A-Za-z]+");

    /** What stands between two handles of a list. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?:\\s|[,&/+]|\\b(?:and|or|und|et|y)\\b){1,40}");

    private static final int MAX_BETWEEN_LENGTH = 80;

    /** The length from which two typing errors still make a similar key. */
    private static final int LONG_KEY_LENGTH = 8;

    private final Notes notes;
    private final Note note;
    private final Set<String> people;
    private final Predicate<String> isKnown;
    private final Function<String, Optional<List<String>>> nearest;
    private final WebLinks links;
    private final HandleWords words;
    private final Map<CitationItem, Boolean> shapes = new HashMap<>();
    private final Map<CitationItem, Certainty> decided = new HashMap<>();
    private final boolean isOfPeople;
    private @Nullable List<CitationItem> items;
    private @Nullable List<Metadata.Field> fields;

    /**
     * @param people the handles that the settings list ({@link glossa.settings.Settings#people})
     * @param isKnown whether a paper has a key
     * @param nearest the keys that a key may be a misspelling of; empty if they are unknown because
     *     the note has too many keys to look for them
     */
    public Handles(
            Notes notes,
            Note note,
            Set<String> people,
            Predicate<String> isKnown,
            Function<String, Optional<List<String>>> nearest) {
        this.notes = notes;
        this.note = note;
        this.people = people;
        this.isKnown = isKnown;
        this.nearest = nearest;
        this.links = new WebLinks(note);
        this.words = new HandleWords(note);
        this.isOfPeople = isOfPeople(note.uri());
    }

    /** Whether the form of a key is that of a handle; a key with a year is none. */
    public static boolean hasForm(String key) {
        return key.length() <= MAX_HANDLE_LENGTH && HANDLE.matcher(key).matches();
    }

    /**
     * Whether an item is the handle of an account by the characters beside it, whatever papers
     * there are: {@code https://mastodon.social/@ada}, {@code @ada@fosstodon.org}.
     */
    static boolean isAccount(String text, CitationItem item) {
        Span span = item.span();
        return WebLinks.isInAddress(text, span.start())
                || PatternAt.matches(SERVER, text, span.end())
                || item.key().indexOf('.') > 0 && isServer(text, span.start());
    }

    /** Whether the {@code @} at {@code offset} is the second one of {@code @a_@fosstodon.org}. */
    private static boolean isServer(String text, int offset) {
        int limit = Math.max(0, offset - MAX_NAME_LENGTH);
        int start = offset;
        while (start > limit && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return start < offset && start > 0 && text.charAt(start - 1) == '@';
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0;
    }

    /** Whether an item whose key no paper has is a handle. */
    public Certainty of(CitationItem item) {
        Certainty known = decided.get(item);
        if (known == null) {
            known = decide(item);
            decided.put(item, known);
        }
        return known;
    }

    private Certainty decide(CitationItem item) {
        if (isCertain(item)) {
            return Certainty.CERTAIN;
        }
        return isLikely(item) ? Certainty.LIKELY : Certainty.NONE;
    }

    private boolean isCertain(CitationItem item) {
        String key = item.key();
        if (people.contains(key.toLowerCase(Locale.ROOT))
                || isAccount(note.text(), item)
                || isWikiLink(item)
                || isInField(item, HANDLE_FIELD)) {
            return true;
        }
        if (links.isLinkText(item.span())) {
            return !YEAR.matcher(key).find() || !isNearKey(key, false);
        }
        boolean isName = SCOPED.matcher(key).matches() || OF_BLUESKY.matcher(key).matches();
        return isName && !isNearKey(key, false);
    }

    /** {@code [[@anna]]}, {@code [[people/@Anna Lee|Anna]]}: the link to a note that exists. */
    private boolean isWikiLink(CitationItem item) {
        String text = note.text();
        int at = item.span().start();
        int start = at;
        int limit = Math.max(0, at - MAX_NAME_LENGTH);
        while (start > limit && "[]|#\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        if (start < 2 || !text.startsWith("[[", start - 2)) {
            return false;
        }
        int end = at;
        int most = Math.min(text.length(), at + 4 * MAX_NAME_LENGTH);
        while (end < most && "[]|#^\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(at, end).strip();
        String stem = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
        return notes.hasNamed(stem) || notes.hasNamed(stem.substring(1));
    }

    private boolean isInField(CitationItem item, Pattern names) {
        Optional<Span> block = note.syntax().frontMatter().map(front -> front.span());
        if (block.filter(span -> span.touches(item.span())).isEmpty()) {
            return false;
        }
        if (isAfterName(item, names)) {
            return true;
        }
        List<Metadata.Field> known = fields;
        if (known == null) {
            known = Metadata.of(note.text(), note.syntax().frontMatter()).fields();
            fields = known;
        }
        return known.stream()
                .filter(field -> names.matcher(field.name().toLowerCase(Locale.ROOT)).matches())
                .flatMap(field -> field.values().stream())
                .anyMatch(value -> value.span().touches(item.span()));
    }

    /** Whether the name of a field, of any level, stands before an item on its line. */
    private boolean isAfterName(CitationItem item, Pattern names) {
        int at = item.span().start();
        Matcher before =
                NAME_BEFORE
                        .matcher(note.text())
                        .region(note.lines().start(note.lines().line(at)), at);
        return before.matches()
                && names.matcher(before.group(1).toLowerCase(Locale.ROOT)).matches();
    }

    private boolean isLikely(CitationItem item) {
        boolean isInText = item.mode() == CitationMode.AUTHOR_IN_TEXT;
        boolean isAlone = isInText || isAloneInBrackets(item);
        if (!isAlone || item.locator().isPresent() || !hasForm(item.key())) {
            return false;
        }
        boolean isNamed =
                isOfPeople
                        || isInText
                                && (words.areBeside(item.span())
                                        || isInField(item, PERSON_FIELD)
                                        || isBesideHandle(item));
        return isNamed && !isNearKey(item.key(), !isOfPeople);
    }

    /** {@code [@ada]}, as change logs have it. */
    private boolean isAloneInBrackets(CitationItem item) {
        return note.text().startsWith("[", item.span().start() - 1)
                && note.text().startsWith("]", item.span().end());
    }

    private static boolean isOfPeople(String uri) {
        List<String> parts = List.of(uri.split("/"));
        String end = String.join("/", parts.subList(Math.max(0, parts.size() - 3), parts.size()));
        return FILE_OF_PEOPLE.matcher(end).matches() || CAPITALS.matcher(end).matches();
    }

    /** Whether the item before or after this one, with only a comma or the like between, is one. */
    private boolean isBesideHandle(CitationItem item) {
        List<CitationItem> all = items();
        int index = index(all, item);
        return index > 0 && areBeside(all.get(index - 1), item) && isOther(all.get(index - 1), item)
                || index + 1 < all.size()
                        && areBeside(item, all.get(index + 1))
                        && isOther(all.get(index + 1), item);
    }

    private List<CitationItem> items() {
        List<CitationItem> known = items;
        if (known == null) {
            known = note.items();
            items = known;
        }
        return known;
    }

    private static int index(List<CitationItem> items, CitationItem item) {
        int low = 0;
        int high = items.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).span().start() < item.span().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean areBeside(CitationItem one, CitationItem next) {
        int start = one.span().end();
        int end = next.span().start();
        return start < end
                && end - start <= MAX_BETWEEN_LENGTH
                && BETWEEN.matcher(note.text().substring(start, end)).matches();
    }

    private boolean isOther(CitationItem other, CitationItem item) {
        return !other.key().equals(item.key())
                && !isKnown.test(other.key())
                && shapes.computeIfAbsent(
                        other,
                        it ->
                                people.contains(it.key().toLowerCase(Locale.ROOT))
                                        || isAccount(note.text(), it)
                                        || hasForm(it.key()) && !isNearKey(it.key(), true));
    }

    /**
     * Whether a key of a paper differs by one typing error, a long one by two, or only in its
     * digits.
     *
     * @param ifUnknown the answer if the keys were not looked for
     */
    private boolean isNearKey(String key, boolean ifUnknown) {
        Optional<List<String>> others = nearest.apply(key);
        if (others.isEmpty()) {
            return ifUnknown;
        }
        String folded = key.toLowerCase(Locale.ROOT);
        return others.get().stream()
                .anyMatch(other -> isNear(folded, other.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNear(String key, String other) {
        String letters = key.replaceAll("\\d", "");
        boolean differsInDigits =
                !letters.equals(key)
                        && !letters.isEmpty()
                        && letters.equals(other.replaceAll("\\d", ""));
        int most = key.length() < LONG_KEY_LENGTH ? 1 : 2;
        return differsInDigits || EditDistance.between(key, other, most) <= most;
    }
}
