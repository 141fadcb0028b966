package glossa.lsp;

import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Range;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Problems, converted to LSP (3.17, "Diagnostic"). */
final class DiagnosticConversion {
    private final AnswerTexts texts;
    private final boolean fades;

    private DiagnosticConversion(Session session, AnswerTexts texts) {
        this.texts = texts;
        this.fades = session.fadesUnnecessary();
    }

    /** A conversion for texts as they are now. */
    static DiagnosticConversion of(Session session, Workspace workspace) {
        return new DiagnosticConversion(
                session,
                new AnswerTexts(session.encoding(), workspace, workspace.notes(), Map.of()));
    }

    /** The problems of a note. */
    List<Diagnostic> ofNote(Note note, List<Problem> problems) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Problem problem : problems) {
            diagnostics.add(diagnostic(problem, texts.range(note, problem.range())));
        }
        return diagnostics;
    }

    /** The problems of a source, which need not be open in the editor. */
    List<Diagnostic> ofSource(Path file, List<Problem> problems) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Problem problem : problems) {
            diagnostics.add(diagnostic(problem, texts.range(file, problem.range())));
        }
        return diagnostics;
    }

    private Diagnostic diagnostic(Problem problem, Range range) {
        Diagnostic diagnostic = new Diagnostic();
        diagnostic.setRange(range);
        diagnostic.setMessage(problem.message());
        diagnostic.setSource("glossa");
        diagnostic.setCode(problem.code());
        diagnostic.setSeverity(
                switch (problem.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case INFORMATION -> DiagnosticSeverity.Information;
                    case HINT -> DiagnosticSeverity.Hint;
                });
        if (fades && problem.code().equals("unused-entry")) {
            diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        if (!problem.related().isEmpty()) {
            List<DiagnosticRelatedInformation> related = new ArrayList<>();
            for (Problem.Related place : problem.related()) {
                related.add(
                        new DiagnosticRelatedInformation(
                                texts.location(place.file(), place.range()), place.message()));
            }
            diagnostic.setRelatedInformation(related);
        }
        return diagnostic;
    }
}
