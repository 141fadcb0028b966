package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Caches and state are the user's alone. A case: {@code do} ({@code server}, or a command), {@code
 * papers}, {@code folders} ({@code xdg}: as variables say; {@code home}: where they are otherwise).
 */
final class PermissionsRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public String claim() {
        return "Cache folders and files are the user's alone (0700, 0600).";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> deeds =
                List.of("server", "index", "check .", "search fox", "papers .", "doctor");
        return TortureCase.of(
                "do", deeds.get(random.nextInt(deeds.size())),
                "papers", Integer.toString(random.nextInt(4) == 0 ? 30_000 : 20),
                "folders", random.nextBoolean() || !Launcher.isolates() ? "xdg" : "home");
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        int papers = (int) tried.number("papers", 20);
        scratch.write(
                "refs.bib",
                Papers.bib(0, papers)
                        + "@misc{, title = {No Key}, author = {Doe, J.}, year = 2001}\n");
        Launcher launcher = new Launcher(scratch);
        boolean isHome = tried.text("folders", "xdg").strip().equals("home");
        if (isHome) {
            launcher.with("XDG_CACHE_HOME", "").with("XDG_STATE_HOME", "");
        }
        String deed = tried.text("do", "index").strip();
        if (deed.equals("server")) {
            try (Editor editor = Editor.start(scratch, launcher)) {
                editor.initialize(scratch.workspace(), PATIENCE);
                editor.awaitPaper(Papers.key(papers - 1), Papers.title(papers - 1), PATIENCE);
                editor.shutDown();
                scratch.processes().awaitEnd(Duration.ofSeconds(8));
            }
        } else {
            var _ = launcher.run(PATIENCE, deed.split(" ", -1));
        }
        int seen = 0;
        for (Path folder :
                isHome
                        ? List.of(
                                scratch.home().resolve(".cache/glossa"),
                                scratch.home().resolve(".local/state/glossa"))
                        : List.of(
                                scratch.cache().resolve("glossa"),
                                scratch.state().resolve("glossa"))) {
            seen += check(folder);
        }
        return new Figure(seen, "files and folders looked at");
    }

    private static int check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.toList();
            for (Path path : paths) {
                Set<PosixFilePermission> permissions =
                        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                if (permissions.stream().anyMatch(OTHERS::contains)) {
                    throw new AssertionError(
                            path + " has " + PosixFilePermissions.toString(permissions));
                }
            }
            return paths.size();
        }
    }
}
