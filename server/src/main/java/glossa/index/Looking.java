package glossa.index;

import glossa.corpus.Asked;
import glossa.corpus.Words;

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
final class Looking {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 100;

    /** Papers whose key, title, initials or number begins as typed. */
    private static final int BEGINNING = 40;

    /** The same where many papers are found that do not fit. */
    private static final int ROUGH_CANDIDATES = 300;

    /** Papers that fit otherwise are looked for while there are fewer than these. */
    private static final int ENOUGH = 10;

    /** Words of a sentence that are looked at. */
    private static final int MOST_SENTENCE = 24;

    private static final int SHORTEST_OF_SENTENCE = 4;

    /** What an identifier that begins as typed is worth. */
    private static final int IDENTIFIER = 400;

    private final Moment moment;
    private final Candidates candidates;
    private final Typed typed;
    private final Asked asked;
    private final Fit fit;
    private final List<String> sentence;
    private final Briefs briefs;
    private final Target target = new Target();
    private final Map<Integer, Match> matches = new HashMap<>();

    /** With how much latitude papers were looked at. */
    private final Map<Integer, Fit.Latitude> settled = new HashMap<>();

    Looking(Moment moment, Typed typed, Asked asked) {
        this.moment = moment;
        this.briefs = new Briefs(moment);
        this.candidates = new Candidates(moment);
        this.typed = typed;
        this.asked = asked;
        this.fit = new Fit(typed);
        this.sentence =
                asked.sentence().stream()
                        .map(Words::squeeze)
                        .filter(word -> word.length() >= SHORTEST_OF_SENTENCE)
                        .distinct()
                        .limit(MOST_SENTENCE)
                        .toList();
    }

    /** The best of those that were found. */
    List<Match> best() {
        List<Match> best = new ArrayList<>(matches.values());
        best.sort(null);
        return best.subList(0, Math.min(asked.limit(), best.size()));
    }

    /** Runs the stages. */
    void look() {
        if (typed.isEmpty()) {
            all();
            return;
        }
        List<List<Favoured.Entry>> favoured = new ArrayList<>();
        for (Set<String> keys : asked.favour().keys()) {
            favoured.add(moment.favoured(keys).known(moment));
        }
        for (List<Favoured.Entry> entries : favoured) {
            for (Favoured.Entry entry : entries) {
                if (entry.mayFit(typed)) {
                    take(entry.doc(), Fit.Latitude.AS_TYPED);
                }
            }
        }
        Query asTyped = Candidates.asTyped(typed);
        candidates.starting(
                Documents.KEY,
                typed.squeezed(),
                BEGINNING,
                doc -> take(doc, Fit.Latitude.AS_TYPED));
        if (typed.isIdentifier()) {
            candidates.starting(Documents.START, typed.written(), BEGINNING, this::identified);
        }
        // Titles that begin with it, and titles whose initials it is.
        candidates.starting(
                Documents.START, typed.squeezed(), BEGINNING, doc -> take(doc, Fit.Latitude.GLUED));
        typed.authorAndYear()
                .ifPresent(
                        author ->
                                candidates.starting(
                                        Documents.START,
                                        author,
                                        CANDIDATES,
                                        doc -> take(doc, Fit.Latitude.AS_TYPED)));
        find(asTyped, CANDIDATES, Fit.Latitude.AS_TYPED);
        int fitting = (int) matches.values().stream().filter(Looking::isAsTyped).count();
        boolean named = matches.values().stream().anyMatch(match -> match.score() >= IDENTIFIER);
        if (named || fitting >= ENOUGH) {
            return;
        }
        glued();
        // Where a paper fits as typed, nothing was mistyped.
        if (fitting == 0) {
            for (List<Favoured.Entry> entries : favoured) {
                entries.stream()
                        .limit(ROUGH_CANDIDATES)
                        .forEach(entry -> take(entry.doc(), Fit.Latitude.SLIPS));
            }
            slips();
        }
    }

    private static boolean isAsTyped(Match match) {
        return match.score() > Glue.MOST;
    }

    /** Words of which several were typed as one: where there are more words, one that is none. */
    private void glued() {
        List<String> words = typed.readings().getFirst();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() < Glue.SHORTEST
                    || Character.isDigit(word.charAt(0))
                    || words.size() > 1 && candidates.isBeginning(word)) {
                continue;
            }
            List<Query> others = new ArrayList<>();
            for (int j = 0; j < words.size(); j++) {
                if (j != i) {
                    others.add(Candidates.beginning(words.get(j)));
                }
            }
            int before = matches.size();
            find(with(others, Candidates.pairs(word)), ROUGH_CANDIDATES, Fit.Latitude.GLUED);
            if (matches.size() - before < ENOUGH) {
                find(with(others, Candidates.glued(word)), ROUGH_CANDIDATES, Fit.Latitude.GLUED);
            }
        }
    }

    private static Query with(List<Query> others, List<Query> ways) {
        List<Query> all = new ArrayList<>(others);
        all.add(Candidates.any(ways));
        return Candidates.all(all);
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
                if (!words || reading.stream().anyMatch(word -> !candidates.isBeginning(word))) {
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
            ways.add(Candidates.beginning(word));
            if (!sure || !candidates.isBeginning(word)) {
                Set<String> near = near(word);
                if (!near.isEmpty()) {
                    ways.add(Candidates.words(near));
                }
            }
            all.add(Candidates.any(ways));
        }
        find(Candidates.all(all), ROUGH_CANDIDATES, Fit.Latitude.SLIPS);
    }

    private Set<String> near(String word) {
        Set<String> near = new LinkedHashSet<>();
        for (int slips = 1; slips <= Typed.slips(word) && near.isEmpty(); slips++) {
            near.addAll(Slips.of(moment, word, slips));
        }
        if (word.length() >= 3 && !Character.isDigit(word.charAt(0))) {
            near.addAll(Slips.abbreviated(moment, word));
        }
        return near;
    }

    private void find(Query query, int most, Fit.Latitude latitude) {
        candidates.find(query, most, doc -> take(doc, latitude));
    }

    /** Compares a paper with what was typed, and keeps it if it fits. */
    private void take(int doc, Fit.Latitude latitude) {
        Fit.Latitude looked = settled.get(doc);
        if (looked != null && looked.compareTo(latitude) >= 0 || matches.containsKey(doc)) {
            return;
        }
        settled.put(doc, latitude);
        target.read(briefs.of(doc));
        int score = fit.of(target, latitude);
        if (score > 0) {
            put(doc, score);
        }
    }

    private void identified(int doc) {
        if (!matches.containsKey(doc)) {
            target.read(briefs.of(doc));
            put(doc, IDENTIFIER);
        }
    }

    /** Keeps the paper that was read last. */
    private void put(int doc, int score) {
        String key = target.name(0);
        int favour = asked.favour().of(key);
        for (int i = 1; i < target.names(); i++) {
            favour = Math.max(favour, asked.favour().of(target.name(i)));
        }
        matches.put(
                doc,
                new Match(doc, score, favour, Fit.shared(sentence, target), target.year(), key));
    }

    /** Favoured papers, then any. */
    private void all() {
        for (Set<String> keys : asked.favour().keys()) {
            moment.favoured(keys).known(moment).stream()
                    .limit(CANDIDATES)
                    .forEach(entry -> any(entry.doc()));
        }
        candidates.find(new FieldExistsQuery(Documents.BRIEF), asked.limit(), this::any);
    }

    private void any(int doc) {
        if (!matches.containsKey(doc)) {
            target.read(briefs.of(doc));
            put(doc, 1);
        }
    }
}
