package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.features.PatternAt;
import glossa.features.diagnostics.Mentions.Mention;
import glossa.features.diagnostics.Mentions.MentionKind;
import glossa.features.diagnostics.Mentions.NamedPaper;
import glossa.features.diagnostics.Mentions.PassageMention;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.MentionedIdentifiers;
import glossa.paper.MentionedIdentifiers.IdentifierForm;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the papers that a passage mentions: candidate words are found by pattern and looked up in
 * the corpus.
 */
final class MentionedPapers {
    /** Replaces characters that cannot mention a paper, such as those of code and citations. */
    static final char BLANK = '\0';

    private static final Pattern SYSTEM =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}@#/._-])\\p{L}[\\p{L}\\p{N}]*(?:-[\\p{L}\\p{N}]+)*+(?![\\p{L}\\p{N}@/_])");

    private static final String SURNAME =
            "(\\p{Lu}[\\p{L}'’]{1,60}+(?:-\\p{Lu}?[\\p{L}'’]{1,60}+){0,8}+)";

    private static final Pattern AUTHORS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}-])"
                            + SURNAME
                            + "(?:,?\\s+et\\s+al\\b\\.?|\\s+(?:and|&)\\s+"
                            + SURNAME
                            + ")(?:['’]s)?,?\\s*[(\\[]?\\s*((?:18|19|20)\\d\\d)(?![\\p{L}\\p{N}–-])[)\\]]?");

    /** The end of a list of surnames: with one before them, two surnames are three authors. */
    private static final Pattern PRECEDING_SURNAME = Pattern.compile("\\p{L},\\s*$");

    /** A subtitle of a tool or a data set; people name those without meaning the paper. */
    private static final Pattern TOOL_SUBTITLE =
            Pattern.compile(
                    "(?i)(?<!\\w)(?:librar(?:y|ies)|toolkit|toolbox|package|software|framework|platform|database|dataset|data"
                        + " set|corpus)\\b");

    /** A longer name, {@code PyTorch Lightning}, or a citation right after it. */
    private static final Pattern NAME_CONTINUES =
            Pattern.compile("(?:[ -]\\p{Lu}|\\s*" + BLANK + ")");

    private static final int MIN_SYSTEM_LENGTH = 4;
    private static final int MAX_FOUND = 8;

    /** Searches of the corpus for one note; a note that has more names has got out of hand. */
    private static final int MAX_SEARCHES = 2_000;

    private final Corpus corpus;
    private final DiagnosticsCache cache;
    private int searches;

    MentionedPapers(Corpus corpus, DiagnosticsCache cache) {
        this.corpus = corpus;
        this.cache = cache;
    }

    /** The mentions in a passage, in the order of its text and without overlap. */
    List<Mention> in(Note note, Mentions.SearchedPassage passage) {
        List<PassageMention> found = new ArrayList<>(byIdentifier(note, passage));
        found.addAll(cache.mentions(passage.words(), this::inWords));
        found.sort(
                Comparator.comparingInt((PassageMention mention) -> mention.span().start())
                        .thenComparingInt(mention -> -mention.span().length()));
        List<Mention> mentions = new ArrayList<>();
        int end = 0;
        for (PassageMention mention : found) {
            if (mention.span().start() >= end) {
                end = mention.span().end();
                int start = passage.span().start();
                mentions.add(
                        new Mention(
                                new Span(start + mention.span().start(), start + end),
                                mention.kind(),
                                mention.paper()));
            }
        }
        return mentions;
    }

    /** Mentions by identifier, also those inside addresses. */
    private List<PassageMention> byIdentifier(Note note, Mentions.SearchedPassage passage) {
        List<PassageMention> found = new ArrayList<>();
        String text = passage.span().in(note.text());
        if (text.indexOf('/') < 0 && text.indexOf(':') < 0) {
            return found;
        }
        for (MentionedIdentifier mention : MentionedIdentifiers.in(text)) {
            Span span = mention.span();
            boolean words = passage.words().charAt(span.start()) != BLANK;
            boolean isMention = words || isAddress(text, span.start());
            if (isMention && mention.form() != IdentifierForm.WITHIN_ADDRESS) {
                cache.namedPaper(mention.alias(), id -> corpus.paper(id).map(NamedPaper::of))
                        .ifPresent(
                                paper ->
                                        found.add(
                                                new PassageMention(
                                                        span, MentionKind.IDENTIFIER, paper)));
            }
        }
        return found;
    }

    /** Whether an address of a link or in angle brackets starts here; in code there is none. */
    private static boolean isAddress(String text, int start) {
        return text.startsWith("http", start)
                && start > 0
                && ("(<".indexOf(text.charAt(start - 1)) >= 0
                        || text.startsWith(": ", Math.max(0, start - 2)));
    }

    private List<PassageMention> inWords(String words) {
        List<PassageMention> found = new ArrayList<>(new MentionedTitles(corpus, cache).in(words));
        Matcher authors = AUTHORS.matcher(words);
        while (authors.find()) {
            boolean three =
                    authors.group(2) != null
                            && PRECEDING_SURNAME
                                    .matcher(
                                            words.substring(
                                                    Math.max(0, authors.start() - 3),
                                                    authors.start()))
                                    .find();
            if (!three) {
                String name = authors.group().replaceAll("\\s+", " ");
                Span span = new Span(authors.start(), authors.end());
                String first = authors.group(1);
                String second = authors.group(2) == null ? "" : authors.group(2);
                String year = authors.group(3);
                cache.namedPaper(name, any -> byAuthors(first, second, year))
                        .ifPresent(
                                paper ->
                                        found.add(
                                                new PassageMention(
                                                        span, MentionKind.AUTHORS, paper)));
            }
        }
        Matcher system = SYSTEM.matcher(words);
        while (system.find()) {
            if (isDistinctive(system.group())
                    && !PatternAt.matches(NAME_CONTINUES, words, system.end())) {
                Span span = new Span(system.start(), system.end());
                cache.namedPaper(system.group(), this::bySystem)
                        .ifPresent(
                                paper ->
                                        found.add(
                                                new PassageMention(
                                                        span, MentionKind.SYSTEM, paper)));
            }
        }
        return found;
    }

    /** The paper of these authors and this year, if there is exactly one. */
    private Optional<NamedPaper> byAuthors(String first, String second, String year) {
        PaperQuery sought =
                new PaperQuery.All(
                        List.of(
                                new PaperQuery.Words(Field.AUTHOR, first, false),
                                new PaperQuery.Between(Field.YEAR, year, year)));
        List<Paper> fitting = new ArrayList<>();
        for (Paper paper : found(sought)) {
            List<Name> authors = paper.authors();
            boolean fits =
                    authors.size() > 1
                            && hasSurname(authors.getFirst(), first)
                            && (second.isEmpty()
                                    || authors.size() == 2 && hasSurname(authors.get(1), second));
            if (fits) {
                fitting.add(paper);
            }
        }
        return only(fitting);
    }

    private List<Paper> found(PaperQuery sought) {
        return searches++ < MAX_SEARCHES ? corpus.find(sought, MAX_FOUND) : List.of();
    }

    private static boolean hasSurname(Name author, String surname) {
        String family = TextFolding.fold(author.family());
        String wanted = TextFolding.fold(surname.replace('’', '\''));
        return family.equals(wanted) || family.endsWith(" " + wanted);
    }

    /**
     * Whether a word has capitals or digits after its first letter, but not only capitals: acronyms
     * have many meanings.
     */
    static boolean isDistinctive(String word) {
        boolean inner = false;
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            inner |=
                    i > 0
                            && (Character.isUpperCase(c) && word.charAt(i - 1) != '-'
                                    || Character.isDigit(c));
            small |= Character.isLowerCase(c) || Character.isDigit(c);
        }
        return inner && small && word.length() >= MIN_SYSTEM_LENGTH;
    }

    /** The paper whose title begins with the word and a colon, if no other title has the word. */
    private Optional<NamedPaper> bySystem(String word) {
        List<Paper> fitting = new ArrayList<>();
        String folded = word.toLowerCase(Locale.ROOT);
        Pattern whole =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(folded) + "(?![\\p{L}\\p{N}])");
        for (Paper paper : found(new PaperQuery.Words(Field.TITLE, word, false))) {
            if (whole.matcher(paper.title().toLowerCase(Locale.ROOT)).find()) {
                fitting.add(paper);
            }
        }
        return only(fitting)
                .filter(paper -> paper.title().startsWith(word))
                .filter(paper -> paper.title().startsWith(":", word.length()))
                .filter(paper -> !TOOL_SUBTITLE.matcher(paper.title()).find());
    }

    private static Optional<NamedPaper> only(List<Paper> papers) {
        return papers.size() == 1
                ? Optional.of(NamedPaper.of(papers.getFirst()))
                : Optional.empty();
    }
}
