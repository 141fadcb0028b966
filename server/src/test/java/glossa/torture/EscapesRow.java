package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.EveryRequest;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and titles that give orders to a terminal, and links that open what they should not. A case
 * is files; {@code run}: commands, one a line; {@code links}: the links of {@code links.md} and of
 * the records are looked at too.
 */
final class EscapesRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Controls but for tab and line break, DEL, C1, and what turns the direction of a text. */
    private static final Pattern RAW =
            Pattern.compile(
                    "[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern FORBIDDEN_LINK =
            Pattern.compile(
                    "\"(target|uri|targetUri)\":\\s*\"(file:///etc/|javascript:|data:|command:|vscode:|file://[a-z])|\\((file:///etc/|javascript:|command:)");

    private static final List<String> EVIL =
            List.of(
                    "⟪u001b⟫[2J",
                    "⟪u001b⟫]0;t⟪u0007⟫",
                    "⟪u009b⟫31m",
                    "⟪u0085⟫",
                    "⟪u007f⟫",
                    "⟪u202e⟫",
                    "⟪u2066⟫",
                    "⟪u2069⟫",
                    "⟪u000d⟫",
                    "⟪u0008⟫",
                    "⟪u061c⟫",
                    "⟪u200f⟫",
                    "⟪u0000⟫",
                    "⟪u001b⟫P1$r⟪u001b⟫\\");

    private static final List<String> RUNS =
            List.of(
                    "check .",
                    "papers .",
                    "papers --format keys .",
                    "papers --format jsonl .",
                    "search book",
                    "search --format json book",
                    "search --format table book",
                    "citations note.md",
                    "citations --format text note.md",
                    "index",
                    "doctor --private");

    private static final List<String> LINKS =
            List.of(
                    "/etc/passwd",
                    "file:///etc/passwd",
                    "javascript:alert(1)",
                    "command:workbench.action.quit",
                    "data:text/html,x",
                    "//host/share/x.pdf",
                    "\\\\host\\share\\x.pdf",
                    "file://host/share/x.pdf",
                    "vscode://x",
                    "../../../../../../../../etc/passwd",
                    "smb://host/x");

    @Override
    public String name() {
        return "escapes";
    }

    @Override
    public String claim() {
        return "No control character of a file reaches a terminal, and no link leads to a file that"
                + " is no document.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        String evil = EVIL.get(random.nextInt(EVIL.size()));
        String run =
                RUNS.get(random.nextInt(RUNS.size()))
                        + "\n"
                        + RUNS.get(random.nextInt(RUNS.size()));
        String link = LINKS.get(random.nextInt(LINKS.size()));
        return switch (random.nextInt(6)) {
            case 0 ->
                    TortureCase.of(
                            "file " + evil.replace("⟪u0000⟫", "") + "b.bib",
                            "@book{book2000, title = {A Book}\n@book{x",
                            "run",
                            run);
            case 1 ->
                    TortureCase.of(
                            "file b.bib",
                            "@book{book2000, title = {A Book "
                                    + evil
                                    + "}, author = {Doe"
                                    + evil
                                    + ", J.}, abstract = {"
                                    + evil
                                    + "}}",
                            "run",
                            run);
            case 2 ->
                    TortureCase.of(
                            "file b.json",
                            "[{\"id\": \"k"
                                    + evil
                                    + "\", \"type\": \"book\", \"title\": \"Book "
                                    + evil
                                    + "\"}]",
                            "run",
                            run);
            case 3 ->
                    TortureCase.of(
                            "file note.md",
                            "# A book "
                                    + evil
                                    + "\n\nSee [@{k"
                                    + evil
                                    + "}, p. "
                                    + evil
                                    + "] and [@k"
                                    + evil
                                    + "].\n",
                            "run",
                            run);
            case 4 ->
                    TortureCase.of(
                            "file .glossa.toml",
                            "\"" + evil + "\" = 1\n[notes]\ndialects = [\"" + evil + "\"]",
                            "file d" + evil.replace("⟪u0000⟫", "") + "/note.md",
                            "[@book]",
                            "run",
                            run);
            default ->
                    TortureCase.of(
                            "links", "",
                            "file b.bib",
                                    "@book{book2000, title = {A Book}, file = {"
                                            + link
                                            + "}, url = {"
                                            + link
                                            + "}, doi = {"
                                            + link
                                            + "}}\n",
                            "file note.md", "See [@book2000, p. 3].\n");
        };
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write("refs.bib", "@book{known2000, title = {A Known Book}}\n");
        scratch.build(tried);
        int printed = 0;
        for (String command : tried.text("run", "").lines().filter(l -> !l.isBlank()).toList()) {
            Launcher.Result result = new Launcher(scratch).run(PATIENCE, command.split(" ", -1));
            printed += check(command, result.output()) + check(command, result.errors());
        }
        if (!tried.all("links").isEmpty()) {
            checkLinks(scratch);
        }
        return new Figure(printed, "characters looked at");
    }

    private static int check(String command, String text) {
        Matcher raw = RAW.matcher(text);
        if (raw.find()) {
            throw new AssertionError(
                    String.format(
                            "%s prints U+%04X as it is: %s",
                            command,
                            (int) text.charAt(raw.start()),
                            RAW.matcher(
                                            text.substring(
                                                    Math.max(0, raw.start() - 60),
                                                    Math.min(text.length(), raw.start() + 40)))
                                    .replaceAll("?")));
        }
        return text.length();
    }

    private static void checkLinks(Scratch scratch) throws Exception {
        try (Editor editor = Editor.open(scratch)) {
            editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            EveryRequest requests = new EveryRequest(editor, PATIENCE);
            try (var files = Files.list(scratch.workspace())) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String text = Files.readString(file);
                    editor.client().open(file.toUri().toString(), text);
                    for (var answer : requests.ask(file.toUri().toString(), text)) {
                        Matcher link = FORBIDDEN_LINK.matcher(answer.toString());
                        if (link.find()) {
                            throw new AssertionError(
                                    "a link is offered: "
                                            + Editor.shortened(
                                                    answer.toString()
                                                            .substring(
                                                                    Math.max(
                                                                            0,
                                                                            link.start() - 100))));
                        }
                    }
                }
            } catch (IOException e) {
                throw new AssertionError("the server has ended", e);
            }
        }
    }
}
