package glossa.features.completion;

import glossa.corpus.Corpus.ContextMatch;
import glossa.grammar.Span;
import glossa.grammar.WordStems;
import glossa.notes.CitationContext;
import glossa.notes.CitationContexts;
import glossa.notes.Note;
import glossa.notes.PrecedingText;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recommendation: the papers that fit the sentence that is being written, before anything of a key
 * is typed.
 *
 * <p>A paper's score is a sum of logarithms, as of odds: how well its title, abstract and names fit
 * what is written (BM25, near words counting more than far ones), how well the sentences fit in
 * which it was cited before, and how likely it is cited here at all. The latter is Good and
 * Turing's estimate: papers that are cited for the first time share the weight of those that are
 * cited once, and the others have what they are cited, most of it by citations nearby. A paper that
 * stands in the bibliography close to those that were cited last is likelier, as far as the notes
 * follow the bibliography.
 *
 * <p>The constants were chosen on two books ({@code slds-nlp-ss20}, {@code causal-inference-in-R});
 * half or double of most of them changes little there and elsewhere.
 */
public final class Recommendations {
    /** What words count by where they stand; those of the clause being written count 1. */
    private static final double SENTENCE_WEIGHT = 0.3;

    private static final double PREVIOUS_WEIGHT = 0.5;
    private static final double PARAGRAPH_WEIGHT = 0.2;
    private static final double HEADING_WEIGHT = 0.7;
    private static final double OUTER_HEADING_WEIGHT = 0.4;

    /** What a name, and a sentence in which a paper was cited, counts beside its title. */
    private static final double NAME_WEIGHT = 0.5;

    private static final double CONTEXT_WEIGHT = 0.4;

    /** What the likelihood of being cited counts. */
    private static final double LIKELIHOOD_WEIGHT = 1.2;

    /** How many citations elsewhere the one directly before counts as; half of it four before. */
    private static final double NEARBY_WEIGHT = 6;

    private static final double NEARBY_HALF_LIFE = 4;

    /** What a citation behind the place counts beside one before it. */
    private static final double FOLLOWING_WEIGHT = 0.5;

    /** How many citations standing beside one of those before, in some note, counts as. */
    private static final double COCITATION_WEIGHT = 0.5;

    /** How much likelier than elsewhere a first citation is where one is asked for. */
    private static final double FIRST_CITATION_FACTOR = 3;

    /** What standing beside in the bibliography counts; half of it three entries off. */
    private static final double ADJACENCY_WEIGHT = 8;

    private static final double ADJACENCY_HALF_LIFE = 3;
    private static final double MAX_ENTRY_DISTANCE = 12;

    /** What being cited in the same sentence already takes away. */
    private static final double REPETITION_PENALTY = 4.5;

    /** Citations that are looked back to, and whose entries' neighbours are looked for. */
    private static final int MAX_RECENT_CITATIONS = 8;

    private static final double RECENCY_DECAY = 0.75;

    /** Pairs of citations that show whether notes follow the bibliography; and those assumed. */
    private static final int MAX_SUCCESSIONS = 48;

    private static final int ASSUMED_SUCCESSIONS = 5;

    /** Papers of each kind that are looked at closely. */
    private static final int MAX_CANDIDATES = 200;

    private static final int MAX_KNOWN_CANDIDATES = 48;

    /** UTF-16 units that a bracket is looked for before the cursor. */
    private static final int MAX_BRACKET_DISTANCE = 400;

    private Recommendations() {}

    /**
     * One paper that is recommended.
     *
     * @param paper without its abstract
     * @param score how much better it fits than others at the same place
     */
    public record Recommendation(Paper paper, double score) {}

    /**
     * The papers that fit what is written before the cursor, the best first; those in the bracket
     * around it are left out.
     *
     * @param limit how many at most
     */
    public static List<Recommendation> at(Snapshot snapshot, Cursor cursor, int limit) {
        WritingPlace place = WritingPlace.of(snapshot, cursor);
        Map<String, Double> alike = place.contexts.alike(place.sentence());
        Map<String, Double> beside = place.contexts.beside(place.recent);
        Set<String> wanted = new LinkedHashSet<>(place.recent.keySet());
        addBest(alike, wanted);
        addBest(place.nearby, wanted);
        addBest(beside, wanted);
        List<List<String>> pairs = place.contexts.successions(MAX_SUCCESSIONS);
        pairs.forEach(wanted::addAll);
        List<ContextMatch> fits =
                snapshot.corpus().fitting(place.words(), place.names(), wanted, MAX_CANDIDATES);
        Map<String, Paper> papers = new HashMap<>();
        fits.forEach(fit -> papers.put(fit.paper().key(), fit.paper()));
        double inOrder = ADJACENCY_WEIGHT * adjacencyShare(pairs, papers, snapshot.corpus().size());
        List<CandidatePaper> all = new ArrayList<>();
        fits.forEach(fit -> all.add(CandidatePaper.of(fit, place.contexts)));
        int uncited = uncitedCount(all, place.contexts, snapshot.corpus().size());
        List<Recommendation> scored = new ArrayList<>();
        for (CandidatePaper known : all) {
            if (known.names.stream().anyMatch(place.inBracket::contains)) {
                continue;
            }
            ContextMatch fit = known.fit;
            double expected =
                    expectedCitations(known.cited, place.contexts, uncited)
                            + NEARBY_WEIGHT * highest(known.names, place.nearby)
                            + COCITATION_WEIGHT * highest(known.names, beside);
            double score =
                    fit.words()
                            + NAME_WEIGHT * fit.names()
                            + CONTEXT_WEIGHT * highest(known.names, alike)
                            + LIKELIHOOD_WEIGHT * Math.log(expected)
                            + inOrder * closeness(fit.paper(), place.recent, papers);
            boolean again = known.names.stream().anyMatch(place.inSentence::contains);
            scored.add(new Recommendation(fit.paper(), again ? score - REPETITION_PENALTY : score));
        }
        return scored.stream()
                .sorted(
                        Comparator.comparingDouble((Recommendation one) -> -one.score())
                                .thenComparing(one -> one.paper().key()))
                .limit(limit)
                .toList();
    }

    /**
     * How well papers fit what is written before the cursor, by their keys, from 0 on; for deciding
     * between papers that are equal otherwise.
     */
    public static Map<String, Double> fits(
            Snapshot snapshot, Cursor cursor, Collection<String> keys) {
        WritingPlace place = WritingPlace.of(snapshot, cursor);
        Map<String, Double> alike = place.contexts.alike(place.sentence());
        Map<String, Double> fits = new HashMap<>();
        for (ContextMatch fit : snapshot.corpus().fitting(place.words(), place.names(), keys, 0)) {
            List<String> names = names(fit.paper());
            fits.put(
                    fit.paper().key(),
                    fit.words()
                            + NAME_WEIGHT * fit.names()
                            + CONTEXT_WEIGHT * highest(names, alike));
        }
        return fits;
    }

    /** Key and aliases. */
    private static List<String> names(Paper paper) {
        List<String> names = new ArrayList<>(paper.aliases());
        names.addFirst(paper.key());
        return names;
    }

    /**
     * A paper that is looked at.
     *
     * @param cited how often notes cite it
     */
    private record CandidatePaper(ContextMatch fit, List<String> names, int cited) {
        static CandidatePaper of(ContextMatch fit, CitationContexts contexts) {
            List<String> names = Recommendations.names(fit.paper());
            return new CandidatePaper(fit, names, names.stream().mapToInt(contexts::count).sum());
        }
    }

    /** How many papers no note cites; some that notes cite may not be in the corpus. */
    private static int uncitedCount(List<CandidatePaper> all, CitationContexts contexts, int size) {
        int among = 0;
        for (CandidatePaper known : all) {
            among += known.cited == 0 ? 1 : 0;
        }
        return Math.max(1, Math.max(among, size - contexts.papers()));
    }

    private static void addBest(Map<String, Double> scores, Set<String> keys) {
        scores.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .limit(MAX_KNOWN_CANDIDATES)
                .forEach(entry -> keys.add(entry.getKey()));
    }

    private static double highest(List<String> names, Map<String, Double> scores) {
        double most = 0;
        for (String name : names) {
            most = Math.max(most, scores.getOrDefault(name, 0.0));
        }
        return most;
    }

    /**
     * How often a paper is to be expected, in citations of all notes (Good 1953, "The population
     * frequencies of species"): of those cited before less than they were, of the others each its
     * part of what that leaves.
     */
    private static double expectedCitations(int count, CitationContexts contexts, int uncited) {
        int once = contexts.once();
        if (count > 0) {
            double less = once == 0 ? 0 : once / (once + 2.0 * contexts.twice());
            return Math.max(count - less, 0.05);
        }
        int all = contexts.citations();
        return FIRST_CITATION_FACTOR * Math.max(1, all) * (once + 1) / (all + 2) / uncited;
    }

    /** The share of citations, beyond chance, whose entries stand close to those before. */
    private static double adjacencyShare(
            List<List<String>> pairs, Map<String, Paper> papers, int size) {
        double all = 0;
        double close = 0;
        for (List<String> pair : pairs) {
            Paper one = papers.get(pair.getFirst());
            Paper other = papers.get(pair.getLast());
            if (one != null && other != null) {
                all++;
                close += entryDistance(one, other) <= ADJACENCY_HALF_LIFE ? 1 : 0;
            }
        }
        double chance = Math.min(1, 2 * ADJACENCY_HALF_LIFE / Math.max(1, size));
        return Math.max(0, close - chance * all) / (all + ASSUMED_SUCCESSIONS);
    }

    /** How close, from 0 to 1, a paper stands in the bibliography to those cited last. */
    private static double closeness(
            Paper paper, Map<String, Double> recent, Map<String, Paper> papers) {
        double closest = 0;
        for (var cited : recent.entrySet()) {
            Paper other = papers.get(cited.getKey());
            if (other != null && !other.key().equals(paper.key())) {
                double entries = entryDistance(paper, other);
                if (entries <= MAX_ENTRY_DISTANCE) {
                    closest =
                            Math.max(
                                    closest,
                                    cited.getValue()
                                            * Math.pow(0.5, entries / ADJACENCY_HALF_LIFE));
                }
            }
        }
        return closest;
    }

    /** How many entries lie from one to the other, about; without end in another file. */
    private static double entryDistance(Paper one, Paper other) {
        Source first = one.sources().getFirst();
        Source second = other.sources().getFirst();
        if (!first.file().equals(second.file())) {
            return Double.POSITIVE_INFINITY;
        }
        int lines = Math.abs(first.record().start().line() - second.record().start().line());
        return 2.0 * lines / (2 + lines(first) + lines(second));
    }

    private static int lines(Source source) {
        return source.record().end().line() - source.record().start().line() + 1;
    }

    /**
     * Where a citation is asked for.
     *
     * @param writing what is written before it
     * @param contexts the citations of all notes, but the one that is asked for, and those of its
     *     sentence without their words
     * @param nearby what the keys count that the note cites, by how near
     * @param recent the keys that were cited last, with what each counts
     * @param inSentence the keys that the sentence cites before
     * @param inBracket those of them in the same bracket
     */
    private record WritingPlace(
            PrecedingText writing,
            CitationContexts contexts,
            Map<String, Double> nearby,
            Map<String, Double> recent,
            Set<String> inSentence,
            Set<String> inBracket) {
        static WritingPlace of(Snapshot snapshot, Cursor cursor) {
            Note note = cursor.note();
            int offset = start(note.text(), cursor.offset());
            int bracket = bracket(note.text(), offset);
            PrecedingText writing = PrecedingText.upTo(note, offset);
            List<CitationContext> usable = new ArrayList<>();
            List<CitationContext> before = new ArrayList<>();
            List<CitationContext> behind = new ArrayList<>();
            Set<String> inSentence = new HashSet<>();
            Set<String> inBracket = new HashSet<>();
            for (CitationContext citing : CitationContext.all(note)) {
                Span span = citing.span();
                if (span.start() >= bracket && span.start() < offset) {
                    inBracket.addAll(others(note, citing, cursor.offset()));
                }
                if (span.touches(cursor.offset()) || span.touches(offset)) {
                    continue;
                }
                boolean same = span.start() >= writing.start() && span.start() < offset;
                usable.add(same ? citing.withoutWords() : citing);
                if (same) {
                    inSentence.addAll(citing.keys());
                }
                (span.start() < offset ? before : behind).add(citing);
            }
            Map<String, Double> nearby = new HashMap<>();
            Map<String, Double> recent = new LinkedHashMap<>();
            for (int i = 0; i < before.size(); i++) {
                double near = Math.pow(0.5, i / NEARBY_HALF_LIFE);
                for (String key : before.get(before.size() - 1 - i).keys()) {
                    nearby.merge(key, near, Double::sum);
                    if (i < MAX_RECENT_CITATIONS) {
                        recent.putIfAbsent(key, Math.pow(RECENCY_DECAY, i));
                    }
                }
            }
            for (int i = 0; i < behind.size(); i++) {
                double near = FOLLOWING_WEIGHT * Math.pow(0.5, i / NEARBY_HALF_LIFE);
                behind.get(i).keys().forEach(key -> nearby.merge(key, near, Double::sum));
            }
            return new WritingPlace(
                    writing,
                    snapshot.notes().contexts().with(note.uri(), usable),
                    nearby,
                    recent,
                    inSentence,
                    inBracket);
        }

        /** The keys of a citation but the one under the cursor. */
        private static List<String> others(Note note, CitationContext citing, int offset) {
            Optional<String> under = note.itemAt(offset).map(item -> item.key());
            return citing.keys().stream()
                    .filter(key -> under.filter(key::equals).isEmpty())
                    .toList();
        }

        /** Where the citation begins in which the cursor stands: at its {@code @}. */
        private static int start(String text, int offset) {
            int at = offset;
            while (at > 0
                    && !Character.isWhitespace(text.charAt(at - 1))
                    && text.charAt(at - 1) != '@') {
                at--;
            }
            if (at == 0 || text.charAt(at - 1) != '@') {
                return offset;
            }
            return at > 1 && text.charAt(at - 2) == '-' ? at - 2 : at - 1;
        }

        /** Where the bracket opens that the offset stands in, else the offset. */
        private static int bracket(String text, int offset) {
            for (int i = offset - 1; i >= Math.max(0, offset - MAX_BRACKET_DISTANCE); i--) {
                char c = text.charAt(i);
                if (c == '[') {
                    return i;
                }
                if (c == ']' || c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
                    break;
                }
            }
            return offset;
        }

        /** The stems of the sentence, for comparing it with other sentences. */
        Map<String, Double> sentence() {
            Map<String, Double> stems = new HashMap<>();
            WordStems.of(writing.clause()).forEach(stem -> stems.put(stem, 1.0));
            WordStems.of(writing.before())
                    .forEach(stem -> stems.putIfAbsent(stem, SENTENCE_WEIGHT));
            return stems;
        }

        /** All words before the place; each counts where it counts most. */
        Map<String, Double> words() {
            Map<String, Double> words = new LinkedHashMap<>();
            List<String> headings = writing.headings();
            add(words, writing.clause(), 1);
            if (!headings.isEmpty()) {
                add(words, headings.getLast(), HEADING_WEIGHT);
            }
            add(words, writing.previous(), PREVIOUS_WEIGHT);
            for (int i = 0; i < headings.size() - 1; i++) {
                add(words, headings.get(i), OUTER_HEADING_WEIGHT);
            }
            add(words, writing.before(), SENTENCE_WEIGHT);
            add(words, writing.paragraph(), PARAGRAPH_WEIGHT);
            return words;
        }

        private static void add(Map<String, Double> words, String text, double weight) {
            WordStems.words(text).forEach(word -> words.putIfAbsent(word, weight));
        }

        /** Words of the sentence that may name an author. */
        Set<String> names() {
            Set<String> names = new LinkedHashSet<>(WordStems.words(writing.clause()));
            names.addAll(WordStems.words(writing.before()));
            return names;
        }
    }
}
