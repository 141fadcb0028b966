package glossa.settings;

import glossa.grammar.NoteConventions;
import glossa.paper.KeyRule;
import glossa.paper.Problem;

import java.util.List;
import java.util.Optional;

/**
 * What {@code .glossa.toml} says, and where it says nothing, the editor.
 *
 * <pre>
 * discover = true                    # false: only what is listed here
 *
 * [[corpus]]
 * path = "~/library/*.bib"           # a file, a folder or a glob; relative to this file, absolute, or ~
 *
 * [keys]
 * pattern = "{author}{year}{word}"   # papers that bring no key
 * title-pattern = "{system}"         # papers of which only the title is known
 * file = "keys.tsv"                  # keep the given names here, to share them with the notes
 *
 * [notes]
 * dialects = ["myst-roles"]          # what is read beside pandoc's Markdown; all, if not said
 * literature = ["literature"]        # folders whose key.md is about key
 * motivations = ["question", "todo"] # tags and callouts that tell why something was noted
 * template = "note-template.md"      # what a new literature note is made of
 *
 * [diagnostics]
 * unknown-key = "error"              # or "warning", "information", "hint", "off"; by code
 *
 * [mentions]
 * hints = true                       # false: no hints where a note names a paper and cites none
 *
 * [rename]
 * keep-old-key = false               # true: the old key stays in ids, where a format has such
 *
 * [hover]
 * provenance = "auto"                # which source said what: of papers with several; always; never
 *
 * [definition]
 * to = "record"                      # where F12 leads: "record", "note" or "document", else the record
 *
 * [hints]
 * keys = "titles"                    # authors and year behind keys that do not tell them; on; off
 * </pre>
 *
 * @param discover whether sources are also found without being listed
 * @param corpusPaths the listed paths, the most trusted first
 * @param keyRule how papers without a key are named
 * @param keyFile where given names are kept, if not in the user's own state folder
 * @param conventions how notes are read
 * @param hoverProvenance when a hover tells which source said what
 * @param definitionTo where go-to-definition leads
 * @param keepsOldKey whether a key that is changed stays an alias, where the format has such
 * @param severities how bad each kind of problem is
 * @param mentionHints whether words are hinted at that name a paper and do not cite it
 * @param noteTemplate the file that new literature notes are made of, relative to this one
 * @param keyHints behind which keys a hint tells whose paper it is
 * @param problems what is wrong in the file
 */
public record Settings(
        boolean discover,
        List<String> corpusPaths,
        KeyRule keyRule,
        Optional<String> keyFile,
        NoteConventions conventions,
        ShownProvenance hoverProvenance,
        DefinitionTo definitionTo,
        boolean keepsOldKey,
        SeverityOverrides severities,
        boolean mentionHints,
        Optional<String> noteTemplate,
        ShownHints keyHints,
        List<Problem> problems) {
    /** Where go-to-definition leads from a citation. */
    public enum DefinitionTo {
        /** To the paper's record in each source. */
        RECORD,
        /** To the literature note on it. */
        NOTE,
        /** To its PDF or saved page. */
        DOCUMENT
    }

    /** When a hover tells which source said what. */
    public enum ShownProvenance {
        /** Where a paper has more than one source. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Behind which keys a hint tells whose paper it is. */
    public enum ShownHints {
        OFF,
        /** Those that do not tell author and year. */
        TITLES,
        ON
    }

    /** The file's name in a workspace folder. */
    public static final String FILE = ".glossa.toml";

    /** What holds without a file. */
    public static final Settings DEFAULT =
            new Settings(
                    true,
                    List.of(),
                    KeyRule.DEFAULT,
                    Optional.empty(),
                    NoteConventions.DEFAULT,
                    ShownProvenance.AUTO,
                    DefinitionTo.RECORD,
                    false,
                    SeverityOverrides.NONE,
                    true,
                    Optional.empty(),
                    ShownHints.TITLES,
                    List.of());

    public Settings {
        corpusPaths = List.copyOf(corpusPaths);
        problems = List.copyOf(problems);
    }

    /**
     * What of this bears on what the sources give: where it is another text, all are read again.
     * The same settings have the same text in every process; {@link #hashCode} differs, since that
     * of an enum does.
     */
    public String sourcesFingerprint() {
        return discover
                + " "
                + corpusPaths
                + " "
                + keyRule.pattern()
                + " "
                + keyRule.titlePattern()
                + " "
                + keyFile.orElse("");
    }

    /**
     * Reads the text of a settings file; what is wrong in it is a problem, and the default holds
     * there.
     */
    public static Settings of(String toml) {
        return of(toml, "");
    }

    /**
     * The same where the editor has settings too. What the file says counts more, setting by
     * setting; of {@code corpus} its paths come first, and the editor's behind them.
     *
     * @param toml the text of a settings file; empty where there is none
     * @param editor what the editor's settings are, in the shape of the file, as JSON; empty for
     *     none. What is wrong in them is told by {@link #problemsOf} and not here
     */
    public static Settings of(String toml, String editor) {
        return SettingsReader.read(toml, editor);
    }

    /** What is wrong in an editor's settings: a sentence each. */
    public static List<String> problemsOf(String editor) {
        return SettingsReader.problems(editor);
    }

    /** The same with these problems. */
    Settings with(List<Problem> others) {
        return new Settings(
                discover,
                corpusPaths,
                keyRule,
                keyFile,
                conventions,
                hoverProvenance,
                definitionTo,
                keepsOldKey,
                severities,
                mentionHints,
                noteTemplate,
                keyHints,
                others);
    }
}
