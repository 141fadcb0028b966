package glossa.features.actions;

import glossa.corpus.Corpus;
import glossa.features.ProposedChange;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.diagnostics.Disagreements;
import glossa.grammar.Range;
import glossa.paper.Disagreement;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.edit.SourceEdits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Resolves a disagreement between the sources of a paper: copies the value of the record at the
 * cursor into the other sources, or the value of another source into this record. Offered for
 * formats that Glossa can edit without changing anything else.
 */
final class ResolveDisagreement {
    /** Sources whose value is offered for this record. */
    private static final int MAX_SOURCES_TO_COPY_FROM = 3;

    private ResolveDisagreement() {}

    static List<Action> at(
            Corpus corpus, Path file, Range selection, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        for (List<Paper> records :
                corpus.ofSeveralSources(List.of(file), Disagreements.MAX_PAPERS)) {
            for (Paper record : records) {
                Source source = record.sources().getFirst();
                if (source.file().equals(file) && touch(source.record(), selection)) {
                    for (Disagreement disagreement : Disagreement.among(records)) {
                        actions.addAll(actions(disagreement, record, texts));
                    }
                }
            }
        }
        return actions;
    }

    private static boolean touch(Range one, Range other) {
        return one.start().compareTo(other.end()) <= 0 && other.start().compareTo(one.end()) <= 0;
    }

    private static List<Action> actions(
            Disagreement disagreement, Paper record, Function<Path, Optional<String>> texts) {
        boolean isTrusted = disagreement.trusted().equals(record);
        if (!isTrusted && !disagreement.others().contains(record)) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        ComparedField field = disagreement.part();
        List<Paper> others = isTrusted ? disagreement.others() : List.of(disagreement.trusted());
        Range range = record.sources().getFirst().name();
        List<Edit> copies = new ArrayList<>();
        Set<String> files = new LinkedHashSet<>();
        for (Paper other : others) {
            List<Edit> edits = edits(other, field, record, texts);
            if (!edits.isEmpty()) {
                files.add(fileName(other));
                copies.addAll(edits);
            }
        }
        if (!copies.isEmpty()) {
            actions.add(
                    action(
                            "Use %s here in %s too: %s"
                                    .formatted(
                                            field.word(),
                                            String.join(", ", files),
                                            disagreement.said(record)),
                            range,
                            copies));
        }
        for (Paper other : others.subList(0, Math.min(MAX_SOURCES_TO_COPY_FROM, others.size()))) {
            List<Edit> edits = edits(record, field, other, texts);
            if (!edits.isEmpty()) {
                actions.add(
                        action(
                                "Use %s of %s here: %s"
                                        .formatted(
                                                field.word(),
                                                fileName(other),
                                                disagreement.said(other)),
                                range,
                                edits));
            }
        }
        return actions;
    }

    private static Action action(String title, Range range, List<Edit> edits) {
        return new Action(
                title,
                ActionKind.QUICK_FIX,
                "sources-disagree",
                range,
                () -> ProposedChange.of(edits));
    }

    private static String fileName(Paper record) {
        return String.valueOf(record.sources().getFirst().file().getFileName());
    }

    /** The edits that give {@code record} the value of {@code model} in one field. */
    private static List<Edit> edits(
            Paper record,
            ComparedField field,
            Paper model,
            Function<Path, Optional<String>> texts) {
        Path file = record.sources().getFirst().file();
        Optional<String> text = texts.apply(file);
        if (text.isEmpty()) {
            return List.of();
        }
        Optional<String> modelText = texts.apply(model.sources().getFirst().file());
        return SourceEdits.of(text.get(), record, field, model, modelText).stream()
                .map(edit -> Edit.in(file, edit, ""))
                .toList();
    }
}
