package glossa.features.actions;

import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.diagnostics.IncompleteCitations;
import glossa.features.diagnostics.MalformedLocators;
import glossa.features.diagnostics.MalformedLocators.Correction;
import glossa.features.diagnostics.MalformedLocators.LocatorFault;
import glossa.features.diagnostics.MalformedLocators.MalformedLocator;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Corrects a locator or a group so that pandoc reads it as it was meant. */
final class FixCitation {
    private static final Pattern BARE_LOCATOR =
            Pattern.compile(",\\s*((?:pp?|chap|sec|fig)\\.\\s*\\S+)$");

    private FixCitation() {}

    static List<Action> at(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (MalformedLocator locator : MalformedLocators.in(note)) {
            if (locator.span().touches(selection)) {
                locator.correction()
                        .map(correction -> action(note, locator, correction))
                        .ifPresent(actions::add);
            }
        }
        for (Problem problem : IncompleteCitations.of(note)) {
            Span span = span(note, problem);
            if (span.touches(selection) && problem.code().equals("missing-brackets")) {
                String text = bracketed(span.in(note.text()));
                actions.add(
                        Action.quickFix(
                                "Replace with " + text,
                                problem.code(),
                                note,
                                span,
                                Edit.in(note, span, text)));
            }
        }
        return actions;
    }

    private static Action action(Note note, MalformedLocator locator, Correction correction) {
        return Action.quickFix(
                "Replace with " + correction.text(),
                "malformed-locator",
                note,
                locator.span(),
                Edit.in(note, correction.span(), correction.text()));
    }

    /** The corrections of all locators of a note that leave no doubt about what was meant. */
    static List<Edit> certainLocatorEdits(Note note) {
        List<Edit> edits = new ArrayList<>();
        for (MalformedLocator locator : MalformedLocators.in(note)) {
            // Of a reversed range one of the numbers may be a typing error.
            if (locator.fault() != LocatorFault.REVERSED_RANGE) {
                locator.correction()
                        .map(correction -> Edit.in(note, correction.span(), correction.text()))
                        .ifPresent(edits::add);
            }
        }
        return edits;
    }

    /** {@code (@a; @b)}, {@code @a; @b} and {@code @a, p. 3} with the brackets of pandoc. */
    private static String bracketed(String text) {
        if (text.startsWith("(")) {
            return "[" + text.substring(1, text.length() - 1) + "]";
        }
        Matcher locator = BARE_LOCATOR.matcher(text);
        return text.contains(";") || !locator.find()
                ? "[" + text + "]"
                : text.substring(0, locator.start()) + " [" + locator.group(1) + "]";
    }

    private static Span span(Note note, Problem problem) {
        return new Span(
                note.lines().offset(problem.range().start()),
                note.lines().offset(problem.range().end()));
    }
}
