package glossa.torture.kit;

import java.util.ArrayList;
import java.util.List;

/** Papers that are made up: {@code paper00042} is "On the 42nd fox", and so on. */
public final class Papers {
    private Papers() {}

    /** The key of the paper with this number. */
    public static String key(int number) {
        return String.format("paper%05d", number);
    }

    /** The title of the paper with this number; no two are alike. */
    public static String title(int number) {
        String[] animals = {"Fox", "Hare", "Badger", "Otter", "Heron", "Lynx", "Stoat", "Vole"};
        String[] places = {"Meadow", "River", "Forest", "Moor", "Valley", "Garden", "Harbour"};
        return String.format(
                "The %s of the %s: Observation %05d",
                animals[number % animals.length], places[number % places.length], number);
    }

    /** A BibTeX entry of it. */
    public static String entry(int number) {
        return String.format(
                "@article{%s,\n  title = {%s},\n  author = {Writer%d, Anna and Reader, Ben},\n"
                        + "  journal = {Journal of Small Observations},\n  year = %d\n}\n\n",
                key(number), title(number), number, 1950 + number % 70);
    }

    /** A BibTeX file with the papers from one number up to another, which is left out. */
    public static String bib(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int number = from; number < to; number++) {
            text.append(entry(number));
        }
        return text.toString();
    }

    /** A note that cites them all, one a line. */
    public static String noteCiting(int from, int to) {
        StringBuilder text = new StringBuilder("# Note\n\n");
        for (int number = from; number < to; number++) {
            text.append("See [@").append(key(number)).append("].\n");
        }
        return text.toString();
    }

    /** Their keys. */
    public static List<String> keys(int from, int to) {
        List<String> keys = new ArrayList<>();
        for (int number = from; number < to; number++) {
            keys.add(key(number));
        }
        return keys;
    }
}
