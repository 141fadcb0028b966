package glossa.features.actions;

import glossa.corpus.Corpus;
import glossa.corpus.Disagreement;
import glossa.corpus.Disagreement.Part;
import glossa.corpus.Paper;
import glossa.corpus.Source;
import glossa.corpus.SourceEdits;
import glossa.features.Change;
import glossa.features.Disagreements;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.Kind;
import glossa.grammar.Position;
import glossa.grammar.Range;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the sources of a paper disagree: writes what the record here says into the others, or what
 * another says into this one. Offered where Glossa can write the format exactly.
 */
final class TakeThisOne {
    private static final Comparator<Position> BY_PLACE =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::character);

    private TakeThisOne() {}

    static List<Action> at(
            Corpus corpus, Path file, Range selection, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        for (List<Paper> records :
                corpus.ofSeveralSources(List.of(file), Disagreements.MOST_PAPERS)) {
            for (Paper here : records) {
                Source source = here.sources().getFirst();
                if (source.file().equals(file) && overlap(source.record(), selection)) {
                    for (Disagreement disagreement : Disagreement.among(records)) {
                        add(disagreement, here, texts, actions);
                    }
                }
            }
        }
        return actions;
    }

    private static boolean overlap(Range one, Range other) {
        return BY_PLACE.compare(one.start(), other.end()) <= 0
                && BY_PLACE.compare(other.start(), one.end()) <= 0;
    }

    private static void add(
            Disagreement disagreement,
            Paper here,
            Function<Path, Optional<String>> texts,
            List<Action> actions) {
        boolean trusted = disagreement.trusted().equals(here);
        if (!trusted && !disagreement.others().contains(here)) {
            return;
        }
        Part part = disagreement.part();
        List<Paper> others = trusted ? disagreement.others() : List.of(disagreement.trusted());
        Range place = here.sources().getFirst().name();
        boolean many = part == Part.AUTHORS;
        List<Change.Edit> push = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Paper other : others) {
            List<Change.Edit> edits = edits(other, part, here, texts);
            if (!edits.isEmpty()) {
                files.add(name(other));
                push.addAll(edits);
            }
        }
        String what = part.word() + ", " + part.said(here) + ": write " + them(many);
        if (!push.isEmpty()) {
            actions.add(
                    new Action(
                            "Take "
                                    + (many ? "these " : "this ")
                                    + what
                                    + " in "
                                    + String.join(", ", files.stream().distinct().toList()),
                            Kind.QUICK_FIX,
                            "sources-disagree",
                            place,
                            () -> Change.of(push)));
        }
        for (Paper other : others.subList(0, Math.min(3, others.size()))) {
            List<Change.Edit> pull = edits(here, part, other, texts);
            if (!pull.isEmpty()) {
                actions.add(
                        new Action(
                                "Take the "
                                        + part.word()
                                        + " of "
                                        + name(other)
                                        + ", "
                                        + part.said(other)
                                        + ": write "
                                        + them(many)
                                        + " here",
                                Kind.QUICK_FIX,
                                "sources-disagree",
                                place,
                                () -> Change.of(pull)));
            }
        }
    }

    private static String them(boolean many) {
        return many ? "them" : "it";
    }

    private static String name(Paper record) {
        return String.valueOf(record.sources().getFirst().file().getFileName());
    }

    private static List<Change.Edit> edits(
            Paper record, Part part, Paper model, Function<Path, Optional<String>> texts) {
        Path file = record.sources().getFirst().file();
        Optional<String> text = texts.apply(file);
        if (text.isEmpty()) {
            return List.of();
        }
        return SourceEdits.of(
                        text.get(),
                        record,
                        part,
                        model,
                        texts.apply(model.sources().getFirst().file()))
                .stream()
                .map(
                        edit ->
                                new Change.Edit(
                                        file.toUri().toString(), edit.replaced(), edit.text(), ""))
                .toList();
    }
}
