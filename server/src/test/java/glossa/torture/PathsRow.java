package glossa.torture;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.torture.kit.Editor;
import glossa.torture.kit.EveryRequest;
import glossa.torture.kit.FolderSnapshot;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A cloned workspace names paths that lead out of it, in settings, notes and records. A case is its
 * files; {@code reads KEY} tells of a record outside that has to be found, {@code unchanged PATH}
 * of a file inside that has to stay.
 */
final class PathsRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Stands in all files outside whose content is nobody's business. */
    private static final String CANARY = "CANARY";

    /** One of them is run, beside {@code index}: which, the case decides. */
    private static final List<List<String>> COMMANDS =
            List.of(List.of("check", "."), List.of("papers", "."), List.of("doctor", "--private"));

    private static final List<String> TARGETS =
            List.of(
                    "~/.bashrc",
                    "~/new/dir/x.tsv",
                    "~root/.profile",
                    "{outside}/keys.tsv",
                    "{outside}/new/dir/keys.tsv",
                    "../outside/keys.tsv",
                    "../../../../../../../../{outside}/keys.tsv",
                    "../outside/new/dir/keys.tsv",
                    "sub/../../outside/new.tsv",
                    "out/keys.tsv",
                    "out/new/dir/keys.tsv",
                    "linked.tsv",
                    "dangling.tsv",
                    "loop/loop/out/keys.tsv",
                    "//{outside}/keys.tsv",
                    "\\\\\\\\server\\\\share\\\\keys.tsv",
                    "file://{outside}/keys.tsv",
                    "$HOME/.bashrc",
                    "{workspace}/../outside/keys.tsv",
                    "./././../outside/keys.tsv",
                    "..\\\\outside\\\\keys.tsv",
                    "{outside}/secret.txt",
                    "/dev/null",
                    "/proc/self/environ");

    private static final List<String> SOURCES =
            List.of(
                    "{outside}/library",
                    "{outside}/library/*.bib",
                    "{outside}/**/*.bib",
                    "~/papers",
                    "~/papers/**",
                    "~/**/*.bib",
                    "../outside/library",
                    "../*/library/*.bib",
                    "out/library",
                    "out/**/*.bib",
                    "//{outside}/library",
                    "{workspace}/../outside/library/*",
                    "./out/../out/library");

    /** Keys and titles of papers that become names of notes. */
    private static final List<String> KEYS =
            List.of(
                    "../../outside/evil",
                    "..%2f..%2foutside%2fevil",
                    "/tmp/evil",
                    "~/evil",
                    "a/../../../outside/evil",
                    "....//outside/evil",
                    "..",
                    "out/evil",
                    "CON",
                    "a:b",
                    "file:///tmp/evil");

    private static final TortureCase LINKS =
            TortureCase.of(
                    "link out", "{outside}",
                    "link loop", "{workspace}",
                    "link linked.tsv", "{outside}/keys.tsv",
                    "link dangling.tsv", "{outside}/made.tsv");

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public String claim() {
        return "What a workspace names outside of itself is neither changed nor, but for single"
                + " sources, read.";
    }

    @Override
    public Optional<String> unavailable() {
        return Launcher.isolates()
                ? Optional.empty()
                : Optional.of("this user cannot be given another home (unshare -m fails)");
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        String target = TARGETS.get(random.nextInt(TARGETS.size()));
        String source = SOURCES.get(random.nextInt(SOURCES.size()));
        String key = KEYS.get(random.nextInt(KEYS.size()));
        String note =
                "---\ntitle: A note\n---\n\nSee [@known2000], [@{"
                        + key
                        + "}] and [@nobody1999].\n";
        TortureCase drawn = draw(random.nextInt(8), target, source, key, note);
        return target.matches("(out|loop|linked|dangling).*")
                        || source.contains("out/lib")
                        || source.startsWith("out/")
                ? drawn.and(LINKS)
                : drawn;
    }

    private static TortureCase draw(
            int kind, String target, String source, String key, String note) {
        return switch (kind) {
            case 0, 1 ->
                    TortureCase.of(
                            "file .glossa.toml",
                            "[keys]\nfile = \"" + target + "\"",
                            "file note.md",
                            note);
            case 2 ->
                    TortureCase.of(
                            "file .glossa.toml",
                            "[notes]\ntemplate = \""
                                    + target
                                    + "\"\nliterature = [\""
                                    + source
                                    + "\"]",
                            "file note.md",
                            note);
            case 3 ->
                    TortureCase.of(
                            "file .glossa.toml",
                            "[[corpus]]\npath = \"" + source + "\"",
                            "file note.md",
                            note);
            case 4 ->
                    TortureCase.of(
                            "file note.md",
                                    "---\nbibliography: [\""
                                            + source
                                            + "\", \""
                                            + target
                                            + "\"]\ncsl: \""
                                            + target
                                            + "\"\n---\n\n[@known2000]\n",
                            "file _quarto.yml",
                                    "bibliography: \"" + source + "\"\ncsl: \"" + target + "\"");
            case 5 ->
                    TortureCase.of(
                            "file extra.bib",
                                    "@article{filed2000, title = {With a File}, file = {"
                                            + target.replace("\\\\", "\\")
                                            + "}}",
                            "file note.md", note + "\n[@filed2000]\n");
            case 6 ->
                    TortureCase.of(
                            "file extra.json",
                            "[{\"id\": \""
                                    + key
                                    + "\", \"type\": \"book\", \"title\": \""
                                    + key
                                    + "\"}]",
                            "file note.md",
                            note);
            default ->
                    TortureCase.of(
                            "file .glossa.toml",
                            "[keys]\nfile = \"" + target + "\"\npattern = \"" + key + "{author}\"",
                            "file note.md",
                            note);
        };
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        furnish(scratch);
        scratch.build(tried);
        FolderSnapshot home = FolderSnapshot.of(scratch.home());
        FolderSnapshot outside = FolderSnapshot.of(scratch.outside());
        List<Path> unchanged =
                tried.all("unchanged").stream()
                        .map(s -> scratch.workspace().resolve(s.argument()))
                        .toList();
        List<FolderSnapshot> before = new java.util.ArrayList<>();
        for (Path path : unchanged) {
            before.add(FolderSnapshot.of(path));
        }
        StringBuilder said = new StringBuilder();
        said.append(new Launcher(scratch).run(PATIENCE, "index").printed());
        List<String> command =
                COMMANDS.get(Math.floorMod(tried.written().hashCode(), COMMANDS.size()));
        said.append(new Launcher(scratch).run(PATIENCE, command.toArray(String[]::new)).printed());
        converse(tried, scratch, said);
        scratch.processes().kill();
        check(home.changesTo(FolderSnapshot.of(scratch.home())));
        check(outside.changesTo(FolderSnapshot.of(scratch.outside())));
        for (int i = 0; i < unchanged.size(); i++) {
            check(before.get(i).changesTo(FolderSnapshot.of(unchanged.get(i))));
        }
        int read = said.indexOf(CANARY);
        if (read >= 0) {
            throw new AssertionError(
                    "a file outside was read: "
                            + said.substring(
                                    Math.max(0, read - 150), Math.min(said.length(), read + 100)));
        }
        return new Figure(0, "files changed outside the workspace");
    }

    /**
     * A home and an outside folder with what tempts, and a workspace with a source that is fine.
     */
    private static void furnish(Scratch scratch) throws IOException {
        scratch.write("{home}/.bashrc", "# " + CANARY + "\n");
        scratch.write("{home}/.profile", "# " + CANARY + "\n");
        scratch.write("{home}/.ssh/authorized_keys", CANARY + "\n");
        scratch.write(
                "{home}/papers/hidden.bib",
                "@book{home2020, title = {" + CANARY + " of the Home}}\n");
        scratch.write(
                "{outside}/library/hidden.bib",
                "@book{hidden2020, title = {" + CANARY + " of the Library}}\n");
        scratch.write("{outside}/refs.bib", "@book{allowed2020, title = {An Allowed Book}}\n");
        scratch.write("{outside}/secret.txt", CANARY + "\n");
        scratch.write("{outside}/keys.tsv", CANARY + "\n");
        scratch.write("{outside}/template.md", CANARY + "\n");
        scratch.write(
                "{workspace}/refs.bib",
                "@book{known2000, title = {A Known Book}}\n"
                        + "@misc{, title = {No Key}, author = {Doe, J.}, year = 2001}\n");
        scratch.write(
                "{workspace}/list.json",
                "[{\"title\": \"A Listed Paper\", \"authors\": [\"Jane Roe\"], \"year\": 2003}]\n");
    }

    private static void converse(TortureCase tried, Scratch scratch, StringBuilder said)
            throws Exception {
        try (Editor editor = Editor.open(scratch)) {
            editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            for (TortureCase.Section expected : tried.all("reads")) {
                String key = expected.argument();
                if (editor.hover(key, PATIENCE) == null) {
                    throw new AssertionError(
                            "the paper "
                                    + key
                                    + " is not read, though a single source outside may be");
                }
            }
            EveryRequest requests = new EveryRequest(editor, PATIENCE);
            try (var files = Files.list(scratch.workspace())) {
                for (Path file :
                        files.filter(f -> f.toString().matches(".*\\.(md|bib|json)"))
                                .filter(Files::isRegularFile)
                                .sorted()
                                .toList()) {
                    String text = Files.readString(file);
                    String uri = file.toUri().toString();
                    editor.client().open(uri, text);
                    for (JsonObject answer : requests.ask(uri, text)) {
                        checkEdits(answer, scratch);
                    }
                }
            }
            editor.said().forEach(message -> said.append(message).append('\n'));
            editor.shutDown();
            scratch.processes().awaitEnd(Duration.ofSeconds(5));
        }
    }

    /** Nothing that an editor is asked to write lies outside. */
    private static void checkEdits(JsonElement answer, Scratch scratch) throws IOException {
        if (answer.isJsonArray()) {
            for (JsonElement element : answer.getAsJsonArray()) {
                checkEdits(element, scratch);
            }
        } else if (answer.isJsonObject()) {
            JsonObject object = answer.getAsJsonObject();
            if (object.has("changes") && object.get("changes").isJsonObject()) {
                for (String uri : object.getAsJsonObject("changes").keySet()) {
                    checkInside(uri, scratch);
                }
            }
            if (object.has("edits") && object.has("textDocument")) {
                checkInside(
                        object.getAsJsonObject("textDocument").get("uri").getAsString(), scratch);
            }
            if (object.has("kind")
                    && List.of("\"create\"", "\"rename\"", "\"delete\"")
                            .contains(object.get("kind").toString())) {
                for (String member : List.of("uri", "oldUri", "newUri")) {
                    if (object.has(member)) {
                        checkInside(object.get(member).getAsString(), scratch);
                    }
                }
            }
            for (var member : object.entrySet()) {
                checkEdits(member.getValue(), scratch);
            }
        }
    }

    private static void checkInside(String uri, Scratch scratch) throws IOException {
        if (!scratch.isInWorkspace(Path.of(URI.create(uri)))) {
            throw new AssertionError(
                    "an edit of " + uri + " is offered, which lies outside the workspace");
        }
    }

    private static void check(List<String> changes) {
        if (!changes.isEmpty()) {
            throw new AssertionError(
                    changes.size()
                            + " files that are not the program's: "
                            + Editor.shortened(changes));
        }
    }
}
