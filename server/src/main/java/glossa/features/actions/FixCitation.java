package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.diagnostics.IncompleteCitations;
import glossa.features.diagnostics.MalformedLocators;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a locator or a group so that it is read as what it was meant for. */
final class FixCitation {
    /** What a message says that one should write. */
    private static final Pattern WRITE = Pattern.compile("write ((?:\\p{L}+\\. )?\\d.*)$");

    private static final Pattern PLACE = Pattern.compile(",\\s*((?:pp?|chap|sec|fig)\\.\\s*\\S+)$");

    private FixCitation() {}

    static List<Action> at(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (Problem problem : MalformedLocators.of(note)) {
            Span span = span(note, problem);
            if (CitationGroup.touch(span, selection)) {
                locator(note, problem, span)
                        .ifPresent(edit -> add("Write " + write(problem), problem, edit, actions));
            }
        }
        for (Problem problem : IncompleteCitations.of(note)) {
            Span span = span(note, problem);
            if (CitationGroup.touch(span, selection) && problem.code().equals("missing-brackets")) {
                String text = bracketed(span.in(note.text()));
                add("Write " + text, problem, edit(note, span, text), actions);
            }
        }
        return actions;
    }

    /** All locators of a note that can be mended without a doubt of what was meant. */
    static List<ProposedChange.Edit> locators(Note note) {
        List<ProposedChange.Edit> edits = new ArrayList<>();
        for (Problem problem : MalformedLocators.of(note)) {
            if (!problem.message().contains("backwards")) {
                locator(note, problem, span(note, problem)).ifPresent(edits::add);
            }
        }
        return edits;
    }

    private static Optional<ProposedChange.Edit> locator(Note note, Problem problem, Span span) {
        String write = write(problem);
        if (write.isEmpty()) {
            return Optional.empty();
        }
        Matcher digits = Pattern.compile("\\d").matcher(span.in(note.text()));
        // Of a range that runs backwards, the label stays.
        String label =
                Character.isDigit(write.charAt(0)) && digits.find()
                        ? span.in(note.text()).substring(0, digits.start())
                        : "";
        return Optional.of(edit(note, span, label + write));
    }

    private static String write(Problem problem) {
        Matcher write = WRITE.matcher(problem.message());
        return write.find() ? write.group(1) : "";
    }

    /** {@code (@a; @b)}, {@code @a; @b} and {@code @a, p. 3} as pandoc reads them. */
    private static String bracketed(String text) {
        if (text.startsWith("(")) {
            return "[" + text.substring(1, text.length() - 1) + "]";
        }
        Matcher place = PLACE.matcher(text);
        return text.contains(";") || !place.find()
                ? "[" + text + "]"
                : text.substring(0, place.start()) + " [" + place.group(1) + "]";
    }

    private static Span span(Note note, Problem problem) {
        return new Span(
                note.lines().offset(problem.range().start()),
                note.lines().offset(problem.range().end()));
    }

    private static ProposedChange.Edit edit(Note note, Span span, String text) {
        return new ProposedChange.Edit(note.uri(), span, text, "");
    }

    private static void add(
            String title, Problem problem, ProposedChange.Edit edit, List<Action> actions) {
        actions.add(
                new Action(
                        title,
                        ActionKind.QUICK_FIX,
                        problem.code(),
                        problem.range(),
                        () -> ProposedChange.of(List.of(edit))));
    }
}
