package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The help text of each command. */
final class HelpTest {
    @TempDir private Path folder;

    @Test
    void glossa() throws Exception {
        check(
                """
                $ glossa --help
                Usage: glossa [-hV] [--stdio] [--clientProcessId=PID] [COMMAND]
                Citations for reading notes in Markdown.
                Without a command, glossa runs the language server, like 'glossa serve'.
                Editors start it this way.
                      --stdio     Use standard input and output: the default, and the only
                                    transport.
                      --clientProcessId=PID
                                  Exit when the editor's process, which has this id, ends.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.
                Commands:
                  try        Show the main features on a sample workspace.
                  check      Check notes and their sources, and print the problems that an
                               editor would show.
                  citations  Print the citations in notes, one line for each citation item, in
                               text order.
                  papers     Print the papers in sources, as CSL-JSON or only their keys.
                  search     Search the papers and notes of the workspace that the current
                               folder is in.
                  passage    Find where you read something: the pages of papers that have these
                               words, exactly or nearly, exact ones first.
                  notes      Print what you wrote about papers, in all notes of the workspace
                               that the current folder is in: quotations, remarks and questions.
                  note       Create the literature notes of papers, from the template that the
                               settings name ([notes] template).
                  refresh    Bring notes up to date: blocks between <!-- glossa: list QUERY -->
                               or <!-- glossa: matrix QUERY --> and <!-- /glossa -->, and
                               literature notes that were made from a template.
                  queue      Print what to read next: papers that your notes cite and that you
                               have not read, papers that are read and have no note, and, with
                               --for, papers that fit the end of a note.
                  matrix     Print a table over papers: a row for each paper that QUERY finds,
                               a column for each tag or heading, and in the cells what you
                               wrote about the paper there.
                  index      Index the workspace that FOLDER is in, as an editor would.
                  allow      Allow workspaces to read FOLDER although it lies outside of them.
                  doctor     Report what Glossa finds in the workspace that FOLDER is in, and
                               how to fix what is wrong.
                  serve      Run the language server, which speaks the Language Server Protocol.
                  help       Display help information about the specified command.

                Exit codes:
                  0   success
                  1   problems were found
                  2   the command could not run, or its arguments are wrong

                Examples:
                  glossa try                              see what it does, on a sample
                  glossa papers --format keys refs.bib    list the keys of a bibliography
                  glossa citations notes/*.md             list citations, as JSON lines
                  glossa check notes                      find unknown keys and broken sources
                  glossa search masked year:2019..        search papers and notes
                  glossa passage "words I read"           find the page that has them
                  glossa notes vaswani2017                print what you wrote about a paper
                  glossa doctor                           report what is found and what to fix
                """);
    }

    @Test
    void check() throws Exception {
        check(
                """
                $ glossa check --help
                Usage: glossa check [-hV] [--format=FORMAT] PATH...
                Check notes and their sources, and print the problems that an editor would show.
                Each problem is a line file:line:column: severity code: message.
                      PATH...           A note, a source, or a folder with notes. All sources
                                          of its workspace are checked.
                      --format=FORMAT   text, the only format (default: text).
                  -h, --help            Show this help message and exit.
                  -V, --version         Print version information and exit.
                """);
    }

    @Test
    void citations() throws Exception {
        check(
                """
                $ glossa citations --help
                Usage: glossa citations [-hV] [--format=FORMAT] NOTE...
                Print the citations in notes, one line for each citation item, in text order.
                Lines and characters count from 0; characters are UTF-16 code units. Modes have
                pandoc's names.
                      NOTE...           A note, or a folder with notes.
                      --format=FORMAT   jsonl or text (default: jsonl).
                  -h, --help            Show this help message and exit.
                  -V, --version         Print version information and exit.
                """);
    }

    @Test
    void papers() throws Exception {
        check(
                """
                $ glossa papers --help
                Usage: glossa papers [-hV] [--format=FORMAT] PATH...
                Print the papers in sources, as CSL-JSON or only their keys.
                Problems go to standard error, as lines file:line:column: severity code:
                message.
                      PATH...           A source, or a folder with sources.
                      --format=FORMAT   csl-json (an array), jsonl (one CSL-JSON item a line)
                                          or keys (default: csl-json).
                  -h, --help            Show this help message and exit.
                  -V, --version         Print version information and exit.
                """);
    }

    @Test
    void search() throws Exception {
        check(
                """
                $ glossa search --help
                Usage: glossa search [-h] [-V] [--format=FORMAT] [--in=SCOPE] [--limit=N]
                                     QUERY...
                Search the papers and notes of the workspace that the current folder is in.

                QUERY consists of words and of these:
                  "an exact phrase"      author:vaswani      year:2015..2018
                  -excluded              this OR that        (a group)
                A word may be the start of a word, initials or misspelt. It matches a paper's
                key, title, authors, year and venue, and the text of abstracts, pages and notes.
                The shell removes quotation marks: an argument with spaces is a phrase, unless
                it is the only argument, which is the whole query.
                      QUERY...          What to search for.
                      --format=FORMAT   table, or json: one object a line; lines and characters
                                          count from 0, characters are UTF-16 code units
                                          (default: table in a terminal, else json).
                  -h, --help            Show this help message and exit.
                      --in=SCOPE        Search only papers or only notes (default: both).
                      --limit=N         Print at most N papers and at most N notes (default:
                                          20).
                  -V, --version         Print version information and exit.

                Exit codes:
                  0   something was found
                  1   nothing was found
                  2   the query or an option is wrong, or the search could not run

                Fields:
                  key:       the paper's key or one of its aliases
                  title:     its title, or the note's
                  author:    its authors
                  year:      its year: 2017, 2017.., ..2017 or 2015..2018
                  venue:     journal, conference or publisher
                  abstract:  its abstract
                  text:      words on one page of its text
                  passage:   a sentence of its text, or nearly: passage:"…"
                  type:      its CSL type, such as book or article-journal
                  id:        an identifier of any kind
                  doi:       its DOI, or the start of it
                  arxiv:     its arXiv id
                  pmid:      its PubMed id
                  isbn:      its ISBN
                  url:       its URL
                  tag:       its keywords, or the note's tags
                  file:      the file that it was read from
                  status:    its reading state: read, reading, unread, or your own
                  rating:    its rating: a number, or a range such as 4..
                  read:      when it was read: 2026, 2026-10.., yes or no
                  cited:     whether notes cite it: yes, no, or how often, such as 3..
                  cites:     the key of a paper that the note cites
                  heading:   the note's headings
                  note:      the text of the note
                  in:        only papers, or only notes
                """);
    }

    @Test
    void index() throws Exception {
        check(
                """
                $ glossa index --help
                Usage: glossa index [-hV] [FOLDER]
                Index the workspace that FOLDER is in, as an editor would.
                      [FOLDER]    A folder of the workspace (default: the current folder).
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.
                """);
    }

    @Test
    void allow() throws Exception {
        check(
                """
                $ glossa allow --help
                Usage: glossa allow [-hV] [--list] [--remove] [FOLDER]
                Allow workspaces to read FOLDER although it lies outside of them.
                The settings of a workspace may come from a stranger, so folders and globs that
                they name outside the workspace are read only if you allow it here. Nothing
                outside a workspace is ever written.
                      [FOLDER]    The folder.
                  -h, --help      Show this help message and exit.
                      --list      List the folders that are allowed.
                      --remove    Do not allow FOLDER any more.
                  -V, --version   Print version information and exit.
                $ glossa allow
                2> glossa: name a folder, or use --list
                2> glossa: see 'glossa allow --help'
                exit 2
                """);
    }

    @Test
    void doctor() throws Exception {
        check(
                """
                $ glossa doctor --help
                Usage: glossa doctor [-hV] [--private] [--editor-settings=JSON] [FOLDER]
                Report what Glossa finds in the workspace that FOLDER is in, and how to fix
                what is wrong.
                The report contains no paths, titles, keys or names, so it can be shared.
                      [FOLDER]    A folder of the workspace (default: the current folder).
                      --editor-settings=JSON
                                  The settings of an editor, in the shape of .glossa.toml.
                  -h, --help      Show this help message and exit.
                      --private   Include paths and messages in the report.
                  -V, --version   Print version information and exit.
                """);
    }

    @Test
    void serve() throws Exception {
        check(
                """
                $ glossa serve --help
                Usage: glossa serve [-hV] [--stdio] [--clientProcessId=PID]
                Run the language server, which speaks the Language Server Protocol.
                Editors start it; it ends when the editor does.
                      --clientProcessId=PID
                                  Exit when the editor's process, which has this id, ends.
                  -h, --help      Show this help message and exit.
                      --stdio     Use standard input and output: the default, and the only
                                    transport.
                  -V, --version   Print version information and exit.
                """);
    }

    @Test
    void tryOut() throws Exception {
        check(
                """
                $ glossa try --help
                Usage: glossa try [-hV] [--editor=NAME]
                Show the main features on a sample workspace.
                      --editor=NAME   Open the sample in this editor: nvim, emacs, hx or code
                                        (default: show a tour in the terminal).
                  -h, --help          Show this help message and exit.
                  -V, --version       Print version information and exit.
                """);
    }

    @Test
    void tour() throws Exception {
        check(
                """
                $ glossa tour --help
                Usage: glossa tour [-hV] --server=LAUNCHER WORKSPACE
                Show the main features in the terminal; 'glossa try' runs this.
                      WORKSPACE           A copy of the sample workspace.
                  -h, --help              Show this help message and exit.
                      --server=LAUNCHER   The program that starts the server.
                  -V, --version           Print version information and exit.
                """);
    }

    @Test
    void helpOfACommand() throws Exception {
        check(
                """
                $ glossa help tour
                Usage: glossa tour [-hV] --server=LAUNCHER WORKSPACE
                Show the main features in the terminal; 'glossa try' runs this.
                      WORKSPACE           A copy of the sample workspace.
                  -h, --help              Show this help message and exit.
                      --server=LAUNCHER   The program that starts the server.
                  -V, --version           Print version information and exit.
                """);
    }

    @Test
    void version() throws Exception {
        check(
                """
                $ glossa --version
                glossa development on Java N
                $ glossa check -V
                glossa development on Java N
                """);
    }

    private void check(String session) throws IOException, InterruptedException {
        String played =
                ShellSession.play(session, folder.toRealPath(), ShellSession::runInProcess)
                        .replaceAll("on Java \\d+", "on Java N");
        assertEquals(session, played);
    }
}
