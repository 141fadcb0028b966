package glossa.features.rename;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Literature notes that get another file name with their key, and the links to them. */
final class RenamedFilesTest {
    @Test
    void linksOfAnyFormToTheLiteratureNote() {
        RenamesTest.check(
                """
                -- literature/lp.md --
                # On @l$0p
                -- notes/lp.md --
                Another note.
                -- notes/a.md --
                [x][r] ![y](../literature/lp.md "LP") [z](<../literature/lp.md>) ![[lp|LP]] [[lp.md]]
                [u](lp.md) [v](https://example.org/literature/lp.md) [w](/literature/lp.md)
                <a href="../literature/lp.md#why">LP</a> `[c](literature/lp.md)`

                [r]: ../literature/lp.md#why
                [s]: <../literature/lp.md> "LP"

                > [t]:
                >   ../literature/lp.md

                ```
                [c]: ../literature/lp.md
                ```
                """,
                "tex",
                """
                  literature/lp.md -> literature/tex.md
                  notes/a.md: [x][r] ![y](../literature/tex.md "LP") [z](<../literature/tex.md>) ![[tex|LP]] [[tex.md]]
                  notes/a.md: [u](lp.md) [v](https://example.org/literature/lp.md) [w](/literature/tex.md)
                  notes/a.md: <a href="../literature/tex.md#why">LP</a> `[c](literature/lp.md)`
                  notes/a.md: [r]: ../literature/tex.md#why
                  notes/a.md: [s]: <../literature/tex.md> "LP"
                  notes/a.md: >   ../literature/tex.md
                  literature/tex.md: # On @tex
                """);
    }

    @Test
    void encodedLinks() {
        RenamesTest.check(
                """
                -- literature/müller.md --
                # On @müller$0
                -- a.md --
                [x](literature/m%C3%BCller.md) [y](literature/müller.md)
                """,
                "weiß",
                """
                  literature/müller.md -> literature/weiß.md
                  a.md: [x](literature/wei%C3%9F.md) [y](literature/weiß.md)
                  literature/weiß.md: # On @weiß
                """);
    }

    @Test
    void namesThatNoFileCanHave() {
        String world = "-- literature/lp.md --\n# On @l$0p\n";
        String start = "the literature note lp.md cannot be renamed to ";
        String end = "; choose another key";
        String sign = ", which contains one of / \\ : * ? \" < > |, which file names cannot have";
        RenamesTest.refuses(world, "a/b", start + "“a/b.md”" + sign + end);
        RenamesTest.refuses(world, "doi:10", start + "“doi:10.md”" + sign + end);
        for (String device : List.of("con", "NUL", "Com1", "lpt9", "aux.x")) {
            RenamesTest.refuses(
                    world,
                    device,
                    start + "“" + device + ".md”, which is the name of a device on Windows" + end);
        }
        RenamesTest.refuses(
                world,
                ".hid",
                start + "“.hid.md”, which begins with a dot, which hides the file" + end);
        RenamesTest.refuses(
                world,
                "lp.",
                start + "“lp..md”, which begins or ends with a blank, or ends with a dot" + end);
        RenamesTest.refuses(
                world,
                "ü".repeat(127),
                start
                        + "“"
                        + "ü".repeat(60)
                        + "…”, which is a file name of 257 bytes; 255 are possible"
                        + end);
        RenamesTest.refuses(
                world, "a\u202eb", start + "“ab.md”, which contains an invisible character" + end);
    }

    @Test
    void keysThatNoFileIsNamedAfterMayBeLong() {
        String key = "x".repeat(300);
        RenamesTest.check(
                "-- note.md --\n@l$0p and @con\n", key, "  note.md: @" + key + " and @con\n");
    }
}
