package glossa.settings;

import glossa.grammar.NoteConventions;
import glossa.paper.KeyRule;
import glossa.paper.Problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of {@code .glossa.toml} and, for what it leaves open, those of the editor.
 *
 * <pre>
 * discover = true                    # false: only the paths that are listed here
 *
 * [[corpus]]
 * path = "~/library/*.bib"           # a file, a folder or a glob; relative to this file, absolute, or ~
 *
 * [keys]
 * pattern = "{author}{year}{word}"   # the key of a paper that has none
 * title-pattern = "{system}"         # the same, if only the title is known
 * file = "keys.tsv"                  # store these keys here, to share them with the notes
 *
 * [notes]
 * dialects = ["myst-roles"]          # syntax beyond pandoc's Markdown; by default all dialects
 * literature = ["literature"]        # folders in which key.md is the literature note on key
 * motivations = ["question", "todo"] # tags and callouts that say why an annotation was made
 * template = "note-template.md"      # the template of new literature notes
 * colours = ["red = critique"]       # tags of marks in PDFs, by their colours
 * refresh-on-save = false            # true: generated lists and matrices are made anew on save
 * people = ["ada"]                   # handles of people: @ada is no citation key
 *
 * [diagnostics]
 * unknown-key = "error"              # or "warning", "information", "hint", "off"; by code
 *
 * [mentions]
 * hints = true                       # false: no hint where a note names a paper without citing it
 *
 * [rename]
 * keep-old-key = false               # true: the old key stays in ids (BibTeX, BibLaTeX)
 *
 * [hover]
 * provenance = "auto"                # which source says what: if there are several; always; never
 *
 * [text]
 * pdf = "cited"                      # whose PDFs are read for their text: "cited", "all", "off"
 * folders = ["papers"]               # folders in which KEY.pdf belongs to the paper KEY
 *
 * [definition]
 * to = "record"                      # what go to definition opens: "record", "note" or "document"
 *
 * [hints]
 * keys = "titles"                    # authors and year after keys that lack them; on: all; off
 * unread = false                     # true: which cited papers are not read
 * pages = false                      # true: the page of quoted words after a citation without one
 * </pre>
 *
 * @param discover whether sources are found in the workspace without being listed
 * @param corpusPaths the listed paths, the most trusted first
 * @param keyRule the rule for keys of papers that have none
 * @param keyFile the file in which these keys are stored; empty for the user's state folder
 * @param conventions how notes are read
 * @param hoverProvenance when a hover shows which source says what
 * @param textsOfPdfs whose files are read for the texts of papers
 * @param paperFolders folders in which a file named after a key belongs to its paper; relative to
 *     the settings file, absolute, or with {@code ~}
 * @param definitionTo what go to definition opens
 * @param keepsOldKey whether a renamed key stays an alias, in formats that have aliases
 * @param severities the severities that the reader gives to diagnostics
 * @param mentionHints whether mentions of papers without a citation are reported
 * @param noteTemplate the template of new literature notes, relative to the settings file
 * @param markTags the tags of marks, by the names of their colours in lower case
 * @param refreshesOnSave whether generated blocks are made anew when a note is saved
 * @param people the handles of people, in lower case and without {@code @}
 * @param keyHints which keys get an inlay hint
 * @param pageHints whether citations without a page get one with that of the quoted words
 * @param unreadHints whether citations of papers that are not read are marked
 * @param problems the problems of the settings file
 */
public record Settings(
        boolean discover,
        List<String> corpusPaths,
        KeyRule keyRule,
        Optional<String> keyFile,
        NoteConventions conventions,
        ShownProvenance hoverProvenance,
        TextsOfPdfs textsOfPdfs,
        List<String> paperFolders,
        DefinitionTo definitionTo,
        boolean keepsOldKey,
        SeverityOverrides severities,
        boolean mentionHints,
        Optional<String> noteTemplate,
        Map<String, String> markTags,
        boolean refreshesOnSave,
        Set<String> people,
        ShownHints keyHints,
        boolean pageHints,
        boolean unreadHints,
        List<Problem> problems) {
    /** What go to definition opens for a citation. */
    public enum DefinitionTo {
        /** The paper's record in each source. */
        RECORD,
        /** The literature note on the paper. */
        NOTE,
        /** The PDF or saved page of the paper. */
        DOCUMENT
    }

    /** Whose PDFs, saved pages and text files are read for the texts of papers. */
    public enum TextsOfPdfs {
        /** Of papers that notes cite, and of the PDFs that papers are read from. */
        CITED,
        /** Of all papers. */
        ALL,
        /** Of none; what was read is removed. */
        OFF
    }

    /** When a hover shows which source says what. */
    public enum ShownProvenance {
        /** For papers with more than one source. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Which keys get an inlay hint with authors and year. */
    public enum ShownHints {
        OFF,
        /** Keys that do not contain author and year. */
        TITLES,
        ON
    }

    /** The name of the settings file in a workspace folder. */
    public static final String FILE = ".glossa.toml";

    /** The settings without a file. */
    public static final Settings DEFAULT =
            new Settings(
                    true,
                    List.of(),
                    KeyRule.DEFAULT,
                    Optional.empty(),
                    NoteConventions.DEFAULT,
                    ShownProvenance.AUTO,
                    TextsOfPdfs.CITED,
                    List.of("papers"),
                    DefinitionTo.RECORD,
                    false,
                    SeverityOverrides.NONE,
                    true,
                    Optional.empty(),
                    Map.of(),
                    false,
                    Set.of(),
                    ShownHints.TITLES,
                    false,
                    false,
                    List.of());

    public Settings {
        corpusPaths = List.copyOf(corpusPaths);
        paperFolders = List.copyOf(paperFolders);
        markTags = Map.copyOf(markTags);
        people = Set.copyOf(people);
        problems = List.copyOf(problems);
    }

    /**
     * A text that changes with the settings that affect the papers of sources; if it differs, all
     * sources are read again. Unlike {@link #hashCode}, which depends on the hash codes of enums,
     * it is the same in every process.
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

    /** Reads the text of a settings file. A wrong setting is a problem, and its default applies. */
    public static Settings of(String toml) {
        return of(toml, "");
    }

    /**
     * Reads the settings of the file and of the editor. The file takes precedence, setting by
     * setting; of {@code corpus}, the paths of the file come first and those of the editor follow.
     *
     * @param toml the text of the settings file; empty if there is none
     * @param editor the editor's settings as JSON in the structure of the file; empty for none. Use
     *     {@link #problemsOf} for their problems, which are not among those of the result
     */
    public static Settings of(String toml, String editor) {
        return SettingsReader.read(toml, editor);
    }

    /** The messages of the problems in an editor's settings. */
    public static List<String> problemsOf(String editor) {
        return SettingsReader.problems(editor);
    }

    /** These settings with other problems. */
    public Settings with(List<Problem> others) {
        return new Settings(
                discover,
                corpusPaths,
                keyRule,
                keyFile,
                conventions,
                hoverProvenance,
                textsOfPdfs,
                paperFolders,
                definitionTo,
                keepsOldKey,
                severities,
                mentionHints,
                noteTemplate,
                markTags,
                refreshesOnSave,
                people,
                keyHints,
                pageHints,
                unreadHints,
                others);
    }
}
