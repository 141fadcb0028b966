package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.paper.TextFolding;

import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One search: stages that find papers, the likeliest meaning of what was typed first; a later stage
 * runs only while too few papers fit.
 */
final class CompletionSearch {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 100;

    /** Papers whose key, title, initials or number begins as typed. */
    private static final int BEGINNING = 40;

    /** The same where many papers are found that do not fit. */
    private static final int ROUGH_CANDIDATES = 300;

    /** Papers that fit otherwise are looked for while there are fewer than these. */
    private static final int ENOUGH_PAPERS = 10;

    /** Words of a sentence that are looked at. */
    private static final int MAX_SENTENCE = 24;

    private static final int MIN_OF_SENTENCE_LENGTH = 4;

    /** What an identifier that begins as typed is worth. */
    private static final int IDENTIFIER = 400;

    private final IndexSnapshot moment;
    private final CandidateDocs candidates;
    private final TypedText typed;
    private final CompletionQuery asked;
    private final MatchScorer fit;
    private final List<String> sentence;
    private final SummaryStream briefs;
    private final MatchCandidate target = new MatchCandidate();
    private final Map<Integer, MatchRank> matches = new HashMap<>();

    /** With how much latitude papers were looked at. */
    private final Map<Integer, MatchScorer.Tolerance> settled = new HashMap<>();

    CompletionSearch(IndexSnapshot moment, TypedText typed, CompletionQuery asked) {
        this.moment = moment;
        this.briefs = new SummaryStream(moment);
        this.candidates = new CandidateDocs(moment);
        this.typed = typed;
        this.asked = asked;
        this.fit = new MatchScorer(typed);
        this.sentence =
                asked.sentence().stream()
                        .map(TextFolding::squeeze)
                        .filter(word -> word.length() >= MIN_OF_SENTENCE_LENGTH)
                        .distinct()
                        .limit(MAX_SENTENCE)
                        .toList();
    }

    /** The best of those that were found. */
    List<MatchRank> best() {
        List<MatchRank> best = new ArrayList<>(matches.values());
        best.sort(null);
        return best.subList(0, Math.min(asked.limit(), best.size()));
    }

    /** Runs the stages. */
    void look() {
        if (typed.isEmpty()) {
            all();
            return;
        }
        List<List<PreferredDocs.PreferredPaper>> favoured = new ArrayList<>();
        for (Set<String> keys : preferredKeys()) {
            favoured.add(moment.preferred(keys).lookUp(moment));
        }
        for (List<PreferredDocs.PreferredPaper> entries : favoured) {
            for (PreferredDocs.PreferredPaper entry : entries) {
                if (entry.mayMatch(typed)) {
                    take(entry.doc(), MatchScorer.Tolerance.AS_TYPED);
                }
            }
        }
        Query asTyped = CandidateDocs.everyWord(typed);
        candidates.withPrefix(
                PaperDocuments.FOLDED_NAME,
                typed.squeezed(),
                BEGINNING,
                doc -> take(doc, MatchScorer.Tolerance.AS_TYPED));
        if (typed.isIdentifier()) {
            candidates.withPrefix(
                    PaperDocuments.START, typed.identifier(), BEGINNING, this::identified);
        }
        // Titles that begin with it, and titles whose initials it is.
        candidates.withPrefix(
                PaperDocuments.START,
                typed.squeezed(),
                BEGINNING,
                doc -> take(doc, MatchScorer.Tolerance.ABBREVIATED));
        typed.authorAndYear()
                .ifPresent(
                        author ->
                                candidates.withPrefix(
                                        PaperDocuments.START,
                                        author,
                                        CANDIDATES,
                                        doc -> take(doc, MatchScorer.Tolerance.AS_TYPED)));
        find(asTyped, CANDIDATES, MatchScorer.Tolerance.AS_TYPED);
        int fitting = (int) matches.values().stream().filter(CompletionSearch::isAsTyped).count();
        boolean named = matches.values().stream().anyMatch(match -> match.score() >= IDENTIFIER);
        if (named || fitting >= ENOUGH_PAPERS) {
            return;
        }
        glued();
        // Where a paper fits as typed, nothing was mistyped.
        if (fitting == 0) {
            for (List<PreferredDocs.PreferredPaper> entries : favoured) {
                entries.stream()
                        .limit(ROUGH_CANDIDATES)
                        .forEach(entry -> take(entry.doc(), MatchScorer.Tolerance.TYPOS));
            }
            slips();
        }
    }

    private static boolean isAsTyped(MatchRank match) {
        return match.score() > AbbreviationMatcher.MAX_SCORE;
    }

    /** Words of which several were typed as one: where there are more words, one that is none. */
    private void glued() {
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
            int before = matches.size();
            find(
                    with(others, CandidateDocs.adjacentWords(word)),
                    ROUGH_CANDIDATES,
                    MatchScorer.Tolerance.ABBREVIATED);
            if (matches.size() - before < ENOUGH_PAPERS) {
                find(
                        with(others, CandidateDocs.splitWords(word)),
                        ROUGH_CANDIDATES,
                        MatchScorer.Tolerance.ABBREVIATED);
            }
        }
    }

    private static Query with(List<Query> others, List<Query> ways) {
        List<Query> all = new ArrayList<>(others);
        all.add(CandidateDocs.any(ways));
        return CandidateDocs.all(all);
    }

    /**
     * Words with slips, and words with letters left out; what is a word is the last to be wrong.
     */
    private void slips() {
        List<List<String>> readings = typed.readings();
        boolean[] sure = {true, false};
        for (boolean words : sure) {
            int before = matches.size();
            for (List<String> reading : readings) {
                if (!words || reading.stream().anyMatch(word -> !candidates.isWordPrefix(word))) {
                    slips(reading, words);
                }
            }
            if (matches.size() > before) {
                return;
            }
        }
    }

    /**
     * @param sure whether a beginning of a word is what was meant
     */
    private void slips(List<String> reading, boolean sure) {
        List<Query> all = new ArrayList<>();
        for (String word : reading) {
            List<Query> ways = new ArrayList<>();
            ways.add(CandidateDocs.wordPrefix(word));
            if (!sure || !candidates.isWordPrefix(word)) {
                Set<String> near = near(word);
                if (!near.isEmpty()) {
                    ways.add(CandidateDocs.anyWord(near));
                }
            }
            all.add(CandidateDocs.any(ways));
        }
        find(CandidateDocs.all(all), ROUGH_CANDIDATES, MatchScorer.Tolerance.TYPOS);
    }

    private Set<String> near(String word) {
        Set<String> near = new LinkedHashSet<>();
        for (int slips = 1; slips <= TypedText.maxEdits(word) && near.isEmpty(); slips++) {
            near.addAll(FuzzyTerms.within(moment, word, slips));
        }
        if (word.length() >= 3 && !Character.isDigit(word.charAt(0))) {
            near.addAll(FuzzyTerms.abbreviatedBy(moment, word));
        }
        return near;
    }

    private void find(Query query, int most, MatchScorer.Tolerance latitude) {
        candidates.find(query, most, doc -> take(doc, latitude));
    }

    /** Compares a paper with what was typed, and keeps it if it fits. */
    private void take(int doc, MatchScorer.Tolerance latitude) {
        MatchScorer.Tolerance looked = settled.get(doc);
        if (looked != null && looked.compareTo(latitude) >= 0 || matches.containsKey(doc)) {
            return;
        }
        settled.put(doc, latitude);
        target.read(briefs.read(doc));
        int score = fit.score(target, latitude);
        if (score > 0) {
            put(doc, score);
        }
    }

    private void identified(int doc) {
        if (!matches.containsKey(doc)) {
            target.read(briefs.read(doc));
            put(doc, IDENTIFIER);
        }
    }

    /** Keeps the paper that was read last. */
    private void put(int doc, int score) {
        String key = target.name(0);
        int favour = asked.preferred().weight(key);
        for (int i = 1; i < target.names(); i++) {
            favour = Math.max(favour, asked.preferred().weight(target.name(i)));
        }
        matches.put(
                doc,
                new MatchRank(
                        doc,
                        score,
                        favour,
                        MatchScorer.sharedWords(sentence, target),
                        target.year(),
                        key));
    }

    /** Favoured papers, then any. */
    private void all() {
        for (Set<String> keys : preferredKeys()) {
            moment.preferred(keys).lookUp(moment).stream()
                    .limit(CANDIDATES)
                    .forEach(entry -> any(entry.doc()));
        }
        candidates.find(new FieldExistsQuery(PaperDocuments.SUMMARY), asked.limit(), this::any);
    }

    private List<Set<String>> preferredKeys() {
        return List.of(asked.preferred().inNote(), asked.preferred().candidates());
    }

    private void any(int doc) {
        if (!matches.containsKey(doc)) {
            target.read(briefs.read(doc));
            put(doc, 1);
        }
    }
}
