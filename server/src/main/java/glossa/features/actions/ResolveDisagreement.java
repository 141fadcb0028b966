package glossa.features.actions;

import glossa.corpus.Corpus;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.diagnostics.Disagreements;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Disagreement;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.edit.SourceEdits;

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
final class ResolveDisagreement {
    private static final Comparator<Position> BY_PLACE =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::character);

    private ResolveDisagreement() {}

    static List<Action> at(
            Corpus corpus, Path file, Range selection, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        for (List<Paper> records :
                corpus.ofSeveralSources(List.of(file), Disagreements.MAX_PAPERS)) {
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
        ComparedField part = disagreement.part();
        List<Paper> others = trusted ? disagreement.others() : List.of(disagreement.trusted());
        Range place = here.sources().getFirst().name();
        boolean many = part == ComparedField.AUTHORS;
        List<ProposedChange.Edit> push = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Paper other : others) {
            List<ProposedChange.Edit> edits = edits(other, part, here, texts);
            if (!edits.isEmpty()) {
                files.add(fileName(other));
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
                            ActionKind.QUICK_FIX,
                            "sources-disagree",
                            place,
                            () -> ProposedChange.of(push)));
        }
        for (Paper other : others.subList(0, Math.min(3, others.size()))) {
            List<ProposedChange.Edit> pull = edits(here, part, other, texts);
            if (!pull.isEmpty()) {
                actions.add(
                        new Action(
                                "Take the "
                                        + part.word()
                                        + " of "
                                        + fileName(other)
                                        + ", "
                                        + part.said(other)
                                        + ": write "
                                        + them(many)
                                        + " here",
                                ActionKind.QUICK_FIX,
                                "sources-disagree",
                                place,
                                () -> ProposedChange.of(pull)));
            }
        }
    }

    private static String them(boolean many) {
        return many ? "them" : "it";
    }

    private static String fileName(Paper record) {
        return String.valueOf(record.sources().getFirst().file().getFileName());
    }

    private static List<ProposedChange.Edit> edits(
            Paper record, ComparedField part, Paper model, Function<Path, Optional<String>> texts) {
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
                                new ProposedChange.Edit(
                                        file.toUri().toString(), edit.replaced(), edit.text(), ""))
                .toList();
    }
}
