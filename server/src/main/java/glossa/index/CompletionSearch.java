package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers one completion query in stages, the likeliest meaning of the typed text first; a later
 * stage runs only while too few papers match.
 */
final class CompletionSearch {
    /** Papers compared in one stage; more would delay a keystroke. */
    private static final int MAX_CANDIDATES = 100;

    /** Papers compared whose key, title, initials or identifier begins with the typed text. */
    private static final int MAX_PREFIX_CANDIDATES = 40;

    /** Papers compared in the stages whose candidates mostly do not match. */
    private static final int MAX_ROUGH_CANDIDATES = 300;

    /**
     * The stages for abbreviations and typing errors run while fewer papers than these match as
     * typed.
     */
    private static final int ENOUGH_PAPERS = 10;

    /** Papers offered for a typing error. */
    private static final int MAX_MISTYPED = 5;

    /** If more papers than these fit a typing error equally well, none of them is likely meant. */
    private static final int MAX_ALIKE = 10;

    /** Words of the sentence that are compared with titles. */
    private static final int MAX_SENTENCE_WORDS = 24;

    private static final int MIN_SENTENCE_WORD_LENGTH = 4;

    /** The score of a paper with an identifier that begins with the typed text. */
    private static final int IDENTIFIER_SCORE = 400;

    private final IndexSnapshot snapshot;
    private final CandidateDocs candidates;
    private final TypedText typed;
    private final CompletionQuery query;
    private final MatchScorer scorer;
    private final List<String> sentence;
    private final SummaryStream summaries;
    private final MatchCandidate candidate = new MatchCandidate();
    private final ScopedDocs scope;
    private final Map<Integer, MatchRank> matches = new HashMap<>();

    /** Whether a typed word may be one of the corpus with letters left out. */
    private boolean hasShortened;

    /** The documents compared so far, with the tolerance of the last comparison. */
    private final Map<Integer, MatchScorer.Tolerance> compared = new HashMap<>();

    private CompletionSearch(
            IndexSnapshot snapshot, TypedText typed, CompletionQuery query, ScopedDocs scope) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.summaries = new SummaryStream(snapshot);
        this.candidates = new CandidateDocs(snapshot);
        this.typed = typed;
        this.query = query;
        this.scorer = new MatchScorer(typed);
        this.sentence =
                query.sentence().stream()
                        .map(TextFolding::squeeze)
                        .filter(word -> word.length() >= MIN_SENTENCE_WORD_LENGTH)
                        .distinct()
                        .limit(MAX_SENTENCE_WORDS)
                        .toList();
    }

    /** As {@link glossa.corpus.Corpus#search}. */
    static List<Paper> papers(StoredPapers papers, CompletionQuery query) {
        return docs(papers, query, ScopedDocs.NONE).stream().map(papers::summary).toList();
    }

    /**
     * The documents of these papers.
     *
     * @param scope what is ranked first
     */
    static List<Integer> docs(StoredPapers papers, CompletionQuery query, ScopedDocs scope) {
        TypedText typed = TypedText.of(query.typed());
        CompletionSearch search = new CompletionSearch(papers.snapshot(), typed, query, scope);
        search.run();
        return search.matches.values().stream()
                .sorted()
                .limit(query.limit())
                .map(MatchRank::doc)
                .toList();
    }

    /** Runs the stages, which fill {@link #matches}. */
    private void run() {
        if (typed.isEmpty()) {
            addAll();
            return;
        }
        List<List<PreferredDocs.PreferredPaper>> preferred = new ArrayList<>();
        for (Set<String> keys : preferredKeys()) {
            preferred.add(snapshot.preferred(keys).lookUp(snapshot));
        }
        for (List<PreferredDocs.PreferredPaper> papers : preferred) {
            for (PreferredDocs.PreferredPaper paper : papers) {
                if (paper.mayMatch(typed)) {
                    compare(paper.doc(), MatchScorer.Tolerance.AS_TYPED);
                }
            }
        }
        Query asTyped = CandidateDocs.everyWord(typed);
        candidates.withPrefix(
                PaperDocuments.FOLDED_NAME,
                typed.squeezed(),
                MAX_PREFIX_CANDIDATES,
                doc -> compare(doc, MatchScorer.Tolerance.AS_TYPED));
        if (typed.isIdentifier()) {
            candidates.withPrefix(
                    PaperDocuments.START,
                    typed.identifier(),
                    MAX_PREFIX_CANDIDATES,
                    this::addIdentified);
        }
        // Titles that begin with the typed text, and titles with these initials.
        candidates.withPrefix(
                PaperDocuments.START,
                typed.squeezed(),
                MAX_PREFIX_CANDIDATES,
                doc -> compare(doc, MatchScorer.Tolerance.ABBREVIATED));
        typed.authorAndYear()
                .ifPresent(
                        author ->
                                candidates.withPrefix(
                                        PaperDocuments.START,
                                        author,
                                        MAX_CANDIDATES,
                                        doc -> compare(doc, MatchScorer.Tolerance.AS_TYPED)));
        find(asTyped, MAX_CANDIDATES, MatchScorer.Tolerance.AS_TYPED);
        int matchedAsTyped = (int) matches.values().stream().filter(MatchRank::isAsTyped).count();
        boolean byIdentifier =
                matches.values().stream().anyMatch(match -> match.score() >= IDENTIFIER_SCORE);
        if (byIdentifier || matchedAsTyped >= ENOUGH_PAPERS) {
            return;
        }
        findAbbreviated();
        // Where a paper matches as typed, typing errors are unlikely.
        if (matchedAsTyped == 0) {
            Set<Integer> correct = Set.copyOf(matches.keySet());
            for (List<PreferredDocs.PreferredPaper> papers : preferred) {
                papers.stream()
                        .limit(MAX_ROUGH_CANDIDATES)
                        .forEach(paper -> compare(paper.doc(), MatchScorer.Tolerance.TYPOS));
            }
            findMistyped();
            if (isAllMistyped()) {
                keepFewMistyped(correct);
            }
        }
    }

    /** Whether no typed word begins a word of the corpus, or leaves out letters of one. */
    private boolean isAllMistyped() {
        return !hasShortened
                && typed.readings().stream()
                        .allMatch(words -> words.stream().noneMatch(candidates::isWordPrefix));
    }

    /**
     * Drops papers that match by typing errors, since each is a guess: all but the best few, and
     * those of which many fit equally well. What the reader's notes prefer comes first.
     *
     * @param correct the documents that match without typing errors
     */
    private void keepFewMistyped(Set<Integer> correct) {
        List<MatchRank> mistyped =
                matches.values().stream()
                        .filter(match -> !correct.contains(match.doc()))
                        .sorted(
                                Comparator.comparing((MatchRank match) -> match.preference() == 0)
                                        .thenComparing(match -> match))
                        .toList();
        int kept = 0;
        for (MatchRank match : mistyped) {
            boolean isLikely = match.preference() > 0 || countAlike(mistyped, match) <= MAX_ALIKE;
            if (kept < MAX_MISTYPED && isLikely) {
                kept++;
            } else {
                matches.remove(match.doc());
            }
        }
    }

    private static long countAlike(List<MatchRank> all, MatchRank one) {
        return all.stream().filter(one::isAlike).count();
    }

    /**
     * Finds papers for a word that abbreviates several words. Where several words are typed, only
     * one that begins no word of the corpus may be such an abbreviation.
     */
    private void findAbbreviated() {
        List<String> words = typed.readings().getFirst();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() < AbbreviationMatcher.MIN_LENGTH
                    || Character.isDigit(word.charAt(0))
                    || words.size() > 1 && candidates.isWordPrefix(word)) {
                continue;
            }
            List<Query> others = new ArrayList<>();
            for (int j = 0; j < words.size(); j++) {
                if (j != i) {
                    others.add(CandidateDocs.wordPrefix(words.get(j)));
                }
            }
            int matchesBefore = matches.size();
            find(
                    allAndAny(others, CandidateDocs.adjacentWords(word)),
                    MAX_ROUGH_CANDIDATES,
                    MatchScorer.Tolerance.ABBREVIATED);
            if (matches.size() - matchesBefore < ENOUGH_PAPERS) {
                find(
                        allAndAny(others, CandidateDocs.splitWords(word)),
                        MAX_ROUGH_CANDIDATES,
                        MatchScorer.Tolerance.ABBREVIATED);
            }
        }
    }

    private static Query allAndAny(List<Query> others, List<Query> alternatives) {
        List<Query> clauses = new ArrayList<>(others);
        clauses.add(CandidateDocs.any(alternatives));
        return CandidateDocs.all(clauses);
    }

    /**
     * Finds papers for words with typing errors or with letters left out; words that begin a word
     * of the corpus are doubted last.
     */
    private void findMistyped() {
        List<List<String>> readings = typed.readings();
        boolean[] trustWords = {true, false};
        for (boolean trusted : trustWords) {
            int matchesBefore = matches.size();
            for (List<String> reading : readings) {
                if (!trusted || reading.stream().anyMatch(word -> !candidates.isWordPrefix(word))) {
                    findMistyped(reading, trusted);
                }
            }
            if (matches.size() > matchesBefore) {
                return;
            }
        }
    }

    /**
     * @param trustWords whether a typed word that begins a word of the corpus is taken as correct
     */
    private void findMistyped(List<String> reading, boolean trustWords) {
        List<Query> clauses = new ArrayList<>();
        for (String word : reading) {
            List<Query> alternatives = new ArrayList<>();
            alternatives.add(CandidateDocs.wordPrefix(word));
            if (!trustWords || !candidates.isWordPrefix(word)) {
                Set<String> similar = similarWords(word);
                if (!similar.isEmpty()) {
                    alternatives.add(CandidateDocs.anyWord(similar));
                }
            }
            clauses.add(CandidateDocs.any(alternatives));
        }
        find(CandidateDocs.all(clauses), MAX_ROUGH_CANDIDATES, MatchScorer.Tolerance.TYPOS);
    }

    private Set<String> similarWords(String word) {
        Set<String> similar = new LinkedHashSet<>();
        for (int edits = 1; edits <= TypedText.maxEdits(word) && similar.isEmpty(); edits++) {
            similar.addAll(FuzzyTerms.within(snapshot, word, edits));
        }
        if (word.length() >= 3 && !Character.isDigit(word.charAt(0))) {
            List<String> shortened = FuzzyTerms.abbreviatedBy(snapshot, word);
            hasShortened |= !shortened.isEmpty();
            similar.addAll(shortened);
        }
        return similar;
    }

    private void find(Query query, int limit, MatchScorer.Tolerance tolerance) {
        candidates.find(query, limit, doc -> compare(doc, tolerance));
    }

    /** Compares a paper with the typed text, and keeps it if it matches. */
    private void compare(int doc, MatchScorer.Tolerance tolerance) {
        MatchScorer.Tolerance previous = compared.get(doc);
        if (previous != null && previous.compareTo(tolerance) >= 0 || matches.containsKey(doc)) {
            return;
        }
        compared.put(doc, tolerance);
        candidate.read(summaries.read(doc));
        int score = scorer.score(candidate, tolerance);
        if (score > 0) {
            addMatch(doc, score);
        }
    }

    private void addIdentified(int doc) {
        if (!matches.containsKey(doc)) {
            candidate.read(summaries.read(doc));
            addMatch(doc, IDENTIFIER_SCORE);
        }
    }

    /** Keeps the paper that {@link #candidate} was filled with. */
    private void addMatch(int doc, int score) {
        String key = candidate.name(0);
        int preference = query.preferred().weight(key);
        for (int i = 1; i < candidate.names(); i++) {
            preference = Math.max(preference, query.preferred().weight(candidate.name(i)));
        }
        matches.put(
                doc,
                new MatchRank(
                        doc,
                        score,
                        scope.contains(doc),
                        preference,
                        MatchScorer.sharedWords(sentence, candidate),
                        candidate.year(),
                        key));
    }

    /** Matches every paper: preferred ones first, then any. */
    private void addAll() {
        for (Set<String> keys : preferredKeys()) {
            snapshot.preferred(keys).lookUp(snapshot).stream()
                    .limit(MAX_CANDIDATES)
                    .forEach(paper -> addAny(paper.doc()));
        }
        candidates.find(new FieldExistsQuery(PaperDocuments.SUMMARY), query.limit(), this::addAny);
    }

    private List<Set<String>> preferredKeys() {
        return List.of(query.preferred().inNote(), scope.keys(), query.preferred().candidates());
    }

    private void addAny(int doc) {
        if (!matches.containsKey(doc)) {
            candidate.read(summaries.read(doc));
            addMatch(doc, 1);
        }
    }
}
