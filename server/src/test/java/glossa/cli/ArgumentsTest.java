package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Wrong arguments: the message names what is wrong, and the exit code is 2. */
final class ArgumentsTest {
    @TempDir private Path folder;

    @Test
    void missingFiles() throws Exception {
        check(
                """
                -- note.md --
                Cites nothing.
                $ glossa check missing.md
                2> glossa: no such file or folder: missing.md
                2> glossa: see 'glossa check --help'
                exit 2
                $ glossa citations note.md missing.md
                2> glossa: no such file or folder: missing.md
                2> glossa: see 'glossa citations --help'
                exit 2
                $ glossa papers missing.bib
                2> glossa: no such file or folder: missing.bib
                2> glossa: see 'glossa papers --help'
                exit 2
                $ glossa index missing
                2> glossa: no such folder: missing
                2> glossa: see 'glossa index --help'
                exit 2
                $ glossa index note.md
                2> glossa: no such folder: note.md
                2> glossa: see 'glossa index --help'
                exit 2
                $ glossa doctor missing
                2> glossa: no such folder: missing
                2> glossa: see 'glossa doctor --help'
                exit 2
                """);
    }

    @Test
    void wrongArguments() throws Exception {
        check(
                """
                $ glossa chek notes
                2> glossa: Unknown command: 'chek'
                2> glossa: see 'glossa --help'
                exit 2
                $ glossa --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa --help'
                exit 2
                $ glossa --stdio --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa --help'
                exit 2
                $ glossa serve --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa serve --stdio extra
                2> glossa: Unexpected argument: 'extra'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa serve --clientProcessId=some
                2> glossa: Invalid value for option '--clientProcessId': expected a process id but was 'some'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa --clientProcessId -2
                2> glossa: Invalid value for option '--clientProcessId': expected a process id but was '-2'
                2> glossa: see 'glossa --help'
                exit 2
                $ glossa check
                2> glossa: Missing required parameter: 'PATH'
                2> glossa: see 'glossa check --help'
                exit 2
                $ glossa check --unknown .
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa check --help'
                exit 2
                $ glossa check --format xml .
                2> glossa: Invalid value for option '--format': expected text but was 'xml'
                2> glossa: see 'glossa check --help'
                exit 2
                $ glossa citations --format xml .
                2> glossa: Invalid value for option '--format': expected one of jsonl, text but was 'xml'
                2> glossa: see 'glossa citations --help'
                exit 2
                $ glossa papers --format xml .
                2> glossa: Invalid value for option '--format': expected one of csl-json, jsonl, keys but was 'xml'
                2> glossa: see 'glossa papers --help'
                exit 2
                $ glossa search --format xml x
                2> glossa: Invalid value for option '--format': expected one of table, json but was 'xml'
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa search --in everywhere x
                2> glossa: Invalid value for option '--in': expected one of papers, notes but was 'everywhere'
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa search --limit 0 x
                2> glossa: Invalid value for option '--limit': expected 1 or more but was '0'
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa search --limit many x
                2> glossa: Invalid value for option '--limit': 'many' is not an int
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa search --unknown x
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa search
                2> glossa: Missing required parameter: 'QUERY'
                2> glossa: see 'glossa search --help'
                exit 2
                $ glossa doctor . .
                2> glossa: Unexpected argument: '.'
                2> glossa: see 'glossa doctor --help'
                exit 2
                $ glossa try
                2> glossa: 'try' needs the sample workspace, which the jar does not hold: run the launcher of an installed package, or server/bin/glossa in the repository
                exit 2
                """);
    }

    private void check(String session) throws IOException, InterruptedException {
        assertEquals(
                session,
                ShellSession.play(session, folder.toRealPath(), ShellSession::runInProcess));
    }
}
