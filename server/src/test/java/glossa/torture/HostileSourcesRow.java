package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Records, pages and PDFs made to hurt their readers. A case is files; {@code pdf NAME} is one of
 * {@link HostilePdf}: a kind and a size.
 */
final class HostileSourcesRow implements Row {
    private static final Duration MAX_ANSWER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final Duration MAX_END = Duration.ofSeconds(8);
    private static final long MAX_MEMORY = 1500L << 20;

    private static final Map<String, String> SAMPLES =
            Map.of(
                    "x.bib",
                            "@string{j = {Journal}}\n"
                                + "@article{k1, title = {A {T}itle \\'e}, author = {Doe, Jane and"
                                + " Roe, R.}, journal = j # { x}, year = 2001, crossref = {k2}}\n"
                                + "@book{k2, title = \"B\"}\n",
                    "x.ris",
                            "TY  - JOUR\n"
                                    + "TI  - A Title\n"
                                    + "AU  - Doe, Jane\n"
                                    + "PY  - 2001///\n"
                                    + "SP  - 1\n"
                                    + "EP  - 9\n"
                                    + "DO  - 10.1/a\n"
                                    + "ER  - \n",
                    "x.json",
                            "[{\"id\": \"k1\", \"type\": \"book\", \"title\": \"A <i>T</i>\","
                                    + " \"author\": [{\"family\": \"Doe\"}], \"issued\":"
                                    + " {\"date-parts\": [[2001, 1]]}}]\n",
                    "x.yaml",
                            "references:\n"
                                    + "- id: k1\n"
                                    + "  title: &a A Title\n"
                                    + "  note: *a\n"
                                    + "  author:\n"
                                    + "  - family: Doe\n",
                    "x.cff", "cff-version: 1.2.0\ntitle: A Title\nauthors:\n- family-names: Doe\n",
                    "x.xml",
                            "<?xml version=\"1.0\"?>\n"
                                + "<modsCollection><mods ID=\"k\"><titleInfo><title>A &amp;"
                                + " B</title></titleInfo><name><namePart>Doe</namePart></name></mods></modsCollection>\n",
                    "x.html",
                            "<!DOCTYPE html><html><head><meta name=\"citation_title\" content=\"A"
                                    + " Title\"><script type=\"application/ld+json\">{\"@type\":"
                                    + " \"ScholarlyArticle\", \"name\":"
                                    + " \"A\"}</script></head><body><p>x</p></body></html>\n",
                    "x.nbib", "PMID- 1\nTI  - A Title\nFAU - Doe, Jane\nDP  - 2001 Jan\n\n",
                    "x.enw", "%0 Book\n%T A Title\n%A Doe, Jane\n%D 2001\n\n",
                    "papers.txt",
                            "1. Doe, J. (2001). A Title of a Paper. Journal, 3(1), 1-9.\n"
                                    + "- A Second Title, by Roe\n");

    private static final List<String> INSERTED =
            List.of(
                    "⟪u0000⟫",
                    "⟪xff⟫",
                    "⟪ufeff⟫",
                    "\n",
                    "{",
                    "}",
                    "\"",
                    "<",
                    ">",
                    "&",
                    "[",
                    "]",
                    "\\",
                    "#",
                    "%",
                    "@",
                    "⟪3000×[⟫",
                    "⟪3000×{⟫",
                    "⟪3000×<a>⟫",
                    "⟪30000×a⟫",
                    "⟪3000×\n⟫",
                    "⟪3000×\\⟫",
                    "&x;",
                    "*a",
                    "&a ",
                    "<!--",
                    "]]>",
                    "1e999999",
                    "9999999999999999999",
                    "-1");

    @Override
    public String name() {
        return "hostile-sources";
    }

    @Override
    public String claim() {
        return "No record, page or PDF keeps the others from being read, or answers from being"
                + " given.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            String kind = HostilePdf.KINDS.get(random.nextInt(HostilePdf.KINDS.size()));
            return TortureCase.of(
                    "pdf x.pdf", kind + " " + (1 + random.nextInt(1 << (3 + random.nextInt(9)))));
        }
        List<String> names = SAMPLES.keySet().stream().sorted().toList();
        TortureCase drawn = TortureCase.of();
        for (int file = 1 + random.nextInt(3); file > 0; file--) {
            String name = names.get(random.nextInt(names.size()));
            drawn =
                    drawn.and(
                            TortureCase.of(
                                    "file " + (name.startsWith("papers") ? name : file + name),
                                    mutated(random, SAMPLES.getOrDefault(name, ""))));
        }
        return drawn;
    }

    private static String mutated(RandomGenerator random, String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int edits = 1 + random.nextInt(5); edits > 0; edits--) {
            int from = random.nextInt(sample.length());
            int to = Math.min(sample.length(), from + 1 + random.nextInt(30));
            int at = Math.min(from, text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + to - from));
                case 1 -> text.insert(at, INSERTED.get(random.nextInt(INSERTED.size())));
                default ->
                        text.insert(
                                at,
                                TortureCase.times(
                                        1 << random.nextInt(12), sample.substring(from, to)));
            }
        }
        // An edit within a macro leaves none; what is left of it is text.
        return isWhole(text.toString())
                ? text.toString()
                : text.toString().replace("⟪", "").replace("⟫", "");
    }

    private static boolean isWhole(String text) {
        try {
            return TortureCase.expand(text).length() < 20 << 20;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write(
                "refs.bib",
                "@book{known2000, title = {A Known Book}, author = {Doe, Jane}, year = 2000}\n");
        scratch.build(tried);
        for (TortureCase.Section pdf : tried.all("pdf")) {
            String[] kind = pdf.expanded().strip().split(" ", 2);
            Files.write(
                    scratch.workspace().resolve(pdf.argument()),
                    HostilePdf.of(kind[0], Integer.parseInt(kind[1])));
        }
        FairTime watch = FairTime.start();
        try (Editor editor = Editor.open(scratch)) {
            editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            long slowest = 0;
            while (!editor.ask("glossa/status", "{}", MAX_ANSWER)
                    .getAsJsonObject()
                    .get("indexed")
                    .getAsBoolean()) {
                FairTime asked = FairTime.start();
                var _ = editor.hover("known2000", MAX_ANSWER);
                slowest = Math.max(slowest, asked.millis());
                checkMemory(scratch);
                if (watch.isOver(PATIENCE)) {
                    throw new AssertionError("not indexed after " + PATIENCE);
                }
                Thread.sleep(50);
            }
            editor.awaitPaper("known2000", "A Known Book", MAX_ANSWER);
            checkMemory(scratch);
            final long took = watch.millis();
            editor.shutDown();
            List<ProcessHandle> left = scratch.processes().awaitEnd(MAX_END);
            if (!left.isEmpty()) {
                throw new AssertionError(left.size() + " processes are left after " + MAX_END);
            }
            return new Figure(took, "ms until all was read");
        }
    }

    private static void checkMemory(Scratch scratch) {
        long memory = scratch.processes().peakMemory();
        if (memory > MAX_MEMORY) {
            throw new AssertionError("a process has taken " + (memory >> 20) + " MB of memory");
        }
    }
}
