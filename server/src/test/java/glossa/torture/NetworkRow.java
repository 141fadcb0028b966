package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.EveryRequest;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Everything without a network: in a namespace that has no device, and with the system calls that
 * would open a connection counted, where strace is installed. A case is files; {@code run}: {@code
 * server}, {@code try} or a command, one a line.
 */
final class NetworkRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> ADDRESSES =
            List.of(
                    "https://example.org/x.bib",
                    "http://127.0.0.1:9/x",
                    "//host.example/share/x.bib",
                    "\\\\\\\\host.example\\\\share\\\\x.bib",
                    "file://host.example/x.bib",
                    "ftp://example.org/x",
                    "https://doi.org/10.1000/1",
                    "smb://host.example/x");

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String claim() {
        return "All works without a network, and no connection is tried.";
    }

    @Override
    public Optional<String> unavailable() {
        return Launcher.isolates() || Launcher.has("strace")
                ? Optional.empty()
                : Optional.of("neither unshare -m works for this user nor is there strace");
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        String plain = address.replace("\\\\", "\\");
        TortureCase files =
                switch (random.nextInt(6)) {
                    case 0 ->
                            TortureCase.of(
                                    "file .glossa.toml",
                                    "[[corpus]]\npath = \""
                                            + address
                                            + "\"\n[keys]\nfile = \""
                                            + address
                                            + "\"");
                    case 1 ->
                            TortureCase.of(
                                    "file note.md",
                                    "---\nbibliography: \""
                                            + address
                                            + "\"\ncsl: \""
                                            + address
                                            + "\"\n---\n\nSee [@known2000] and "
                                            + plain
                                            + ".\n");
                    case 2 ->
                            TortureCase.of(
                                    "file x.bib",
                                    "@article{x2000, title = {T}, url = {"
                                            + plain
                                            + "}, file = {"
                                            + plain
                                            + "}, doi = {10.1000/1}}",
                                    "file note.md",
                                    "[@x2000, p. 2]\n");
                    case 3 ->
                            TortureCase.of(
                                    "file x.xml",
                                    "<!DOCTYPE d SYSTEM \""
                                            + plain
                                            + "\" [<!ENTITY e SYSTEM \""
                                            + plain
                                            + "\">]><modsCollection><mods><titleInfo><title>&e;</title></titleInfo></mods></modsCollection>");
                    case 4 ->
                            TortureCase.of(
                                    "file x.html",
                                    "<!DOCTYPE html><base href=\""
                                            + plain
                                            + "\"><link rel=stylesheet href=\""
                                            + plain
                                            + "\"><meta name=citation_title content=T><meta"
                                            + " name=citation_pdf_url content=\""
                                            + plain
                                            + "\"><script"
                                            + " type=\"application/ld+json\">{\"@context\": \""
                                            + plain
                                            + "\", \"@type\": \"ScholarlyArticle\", \"name\":"
                                            + " \"A\"}</script>");
                    default ->
                            TortureCase.of(
                                    "file _quarto.yml",
                                    "bibliography: \"" + address + "\"\ncsl: \"" + address + "\"",
                                    "file x.cff",
                                    "cff-version: 1.2.0\ntitle: A\nurl: \"" + address + "\"");
                };
        List<String> runs =
                List.of(
                        "server",
                        "server\ncheck .",
                        "server\nindex",
                        "papers .",
                        "try",
                        "doctor",
                        "search known");
        return files.and(TortureCase.of("run", runs.get(random.nextInt(runs.size()))));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write(
                "refs.bib",
                "@book{known2000, title = {A Known Book}, doi = {10.1000/182}, url ="
                        + " {https://example.org}}\n");
        scratch.build(tried);
        for (String run : tried.text("run", "server").lines().toList()) {
            switch (run.strip()) {
                case "server" -> converse(scratch);
                case "try" ->
                        run(
                                scratch,
                                launcher(scratch)
                                        .as(
                                                Launcher.program().resolveSibling("try").toString(),
                                                Launcher.program().toString(),
                                                Launcher.program()
                                                        .resolve("../../../clients")
                                                        .normalize()
                                                        .toString()));
                default -> run(scratch, launcher(scratch), run.strip().split(" ", -1));
            }
        }
        int tries = 0;
        try (Stream<Path> logs = Files.list(scratch.root())) {
            for (Path log :
                    logs.filter(f -> f.getFileName().toString().startsWith("calls")).toList()) {
                for (String call : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
                    if (call.contains("AF_INET")
                            && call.matches(".*(connect|sendto|sendmsg)\\(.*")) {
                        throw new AssertionError(
                                "a connection is tried: " + Editor.shortened(call));
                    }
                    tries++;
                }
            }
        }
        return new Figure(tries, "system calls of sockets, none to a network");
    }

    private static Launcher launcher(Scratch scratch) {
        Launcher launcher = new Launcher(scratch);
        if (Launcher.isolates()) {
            launcher.offline();
        }
        if (Launcher.has("strace")) {
            String log =
                    scratch.root().resolve("calls-" + System.identityHashCode(launcher)).toString();
            launcher.within("strace", "-f", "-qq", "-e", "trace=network", "-o", log);
        }
        return launcher;
    }

    private static void run(Scratch scratch, Launcher launcher, String... arguments)
            throws Exception {
        Launcher.Result result = launcher.run(PATIENCE, arguments);
        if (result.exitCode() == 2 || result.printed().contains("\tat ")) {
            throw new AssertionError(
                    String.join(" ", arguments)
                            + " ends with "
                            + result.exitCode()
                            + " in "
                            + scratch.workspace()
                            + ": "
                            + Editor.shortened(result.printed()));
        }
    }

    private static void converse(Scratch scratch) throws Exception {
        try (Editor editor = Editor.start(scratch, launcher(scratch))) {
            editor.initialize(scratch.workspace(), PATIENCE);
            editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            EveryRequest requests = new EveryRequest(editor, PATIENCE);
            try (Stream<Path> files = Files.list(scratch.workspace())) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String text = Files.readString(file);
                    editor.client().open(file.toUri().toString(), text);
                    var _ = requests.ask(file.toUri().toString(), text);
                }
            }
            editor.shutDown();
            var _ = scratch.processes().awaitEnd(Duration.ofSeconds(10));
        }
    }
}
