package glossa.source.text;

import glossa.paper.Page;
import glossa.paper.Whitespace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The running text of pages: without running heads and feet, page numbers and line numbers, with
 * the words whole that a line end divides. Page numbers become the labels of the pages.
 *
 * <pre>
 * 128   J. Smith                     label 128
 * 1  Fish are commu-            →    Fish are communicating
 * 2  nicating by sound.              by sound.
 * </pre>
 */
public final class RunningText {
    /** Lines at either end of a page that may stand around its text. */
    private static final int MAX_EDGE_LINES = 4;

    /** UTF-16 units of a line that may stand around the text. */
    private static final int MAX_EDGE_LENGTH = 300;

    /** Pages before and behind on which a running head stands again; left and right ones differ. */
    private static final int NEIGHBOURS = 2;

    /** The share of pages whose number must be where it is expected. */
    private static final double NUMBERED = 0.5;

    private static final int MIN_NUMBERED_PAGES = 3;

    private static final Pattern NUMBER_ALONE =
            Pattern.compile(
                    "[\\s\\-\\u2013\\u2014|\\[(]*(?:page\\s+)?(\\d{1,5})"
                            + "(?:\\s*(?:/|of)\\s*\\d{1,5})?[\\s\\-\\u2013\\u2014|\\])]*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ROMAN = Pattern.compile("[\\s\\-]*([ivxl]{1,7})[\\s\\-]*");

    private static final Pattern NUMBER_AT_END =
            Pattern.compile("(?:^\\s*(\\d{1,5})\\s+\\D.*)|(?:.*\\D\\s+(\\d{1,5})\\s*$)");

    private static final Pattern LINE_NUMBER = Pattern.compile("\\s*(\\d{1,4})(?:\\s+|$)");

    private static final Pattern DIVIDED =
            Pattern.compile(
                    "(?<!\\p{L})(\\p{L}{2,})[-\\u00AD\\u2010][ \\t]*\\n"
                            + "[ \\t]*(\\p{Ll}+)([^\\s]*[ \\t]?)");

    private static final Pattern COMPOUND = Pattern.compile("(?<!\\p{L})\\p{L}++-\\p{L}++");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Lines of a page that carry line numbers: each, or each fifth. */
    private static final double NUMBERED_LINES = 0.5;

    private static final double NUMBERED_FIFTH_LINES = 0.12;

    private static final int MIN_NUMBERED_LINES = 6;

    private static final int MIN_NUMBERED_FIFTH_LINES = 4;

    private final List<List<String>> pages = new ArrayList<>();

    private RunningText(List<Page> raw) {
        for (Page page : raw) {
            pages.add(new ArrayList<>(page.text().lines().map(String::stripTrailing).toList()));
        }
    }

    /**
     * The running text of these pages.
     *
     * @param areLabelled whether the file itself says the labels; otherwise the printed numbers
     *     replace them, where there are any
     */
    public static List<Page> of(List<Page> raw, boolean areLabelled) {
        RunningText text = new RunningText(raw);
        text.pages.forEach(RunningText::dropLineNumbers);
        List<String> labels = text.printedLabels(raw, areLabelled);
        text.dropRunningLines(labels);
        List<String> joined = new ArrayList<>();
        for (List<String> lines : text.pages) {
            joined.add(plain(String.join("\n", lines)).strip());
        }
        Words words = new Words();
        joined.forEach(words::add);
        List<Page> result = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            result.add(new Page(labels.get(i), words.whole(joined.get(i))));
        }
        return result;
    }

    /** Ligatures as letters, and without soft hyphens inside lines. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\uFB00' -> plain.append("ff");
                case '\uFB01' -> plain.append("fi");
                case '\uFB02' -> plain.append("fl");
                case '\uFB03' -> plain.append("ffi");
                case '\uFB04' -> plain.append("ffl");
                case '\uFB05', '\uFB06' -> plain.append("st");
                case '\u00AD' -> {
                    if (i + 1 >= text.length() || text.charAt(i + 1) == '\n') {
                        plain.append(c);
                    }
                }
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    /**
     * Line numbers, as manuscripts and laws have them: they grow with the lines, so that what is
     * left when the line's place is taken from its number is the same in all.
     */
    private static void dropLineNumbers(List<String> lines) {
        Map<Integer, List<Integer>> byDifference = new HashMap<>();
        int place = 0;
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            count++;
            Matcher number = LINE_NUMBER.matcher(lines.get(i));
            if (number.lookingAt()) {
                int difference = Integer.parseInt(number.group(1)) - place;
                byDifference.computeIfAbsent(difference, d -> new ArrayList<>()).add(i);
            }
            place++;
        }
        for (List<Integer> numbered : byDifference.values()) {
            boolean areFifth =
                    numbered.stream().allMatch(i -> number(lines.get(i)) % 5 == 0)
                            && numbered.size() >= MIN_NUMBERED_FIFTH_LINES
                            && numbered.size() >= NUMBERED_FIFTH_LINES * count;
            boolean areAll =
                    numbered.size() >= MIN_NUMBERED_LINES
                            && numbered.size() >= NUMBERED_LINES * count;
            if (areAll || areFifth) {
                for (int i : numbered) {
                    lines.set(i, LINE_NUMBER.matcher(lines.get(i)).replaceFirst(""));
                }
            }
        }
        lines.removeIf(String::isBlank);
    }

    private static int number(String line) {
        Matcher number = LINE_NUMBER.matcher(line);
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : 0;
    }

    /**
     * The labels of the pages: the printed numbers, where at least half of the pages have one that
     * grows from page to page.
     */
    private List<String> printedLabels(List<Page> raw, boolean areLabelled) {
        Map<Integer, Integer> votes = new HashMap<>();
        int withText = 0;
        for (int i = 0; i < pages.size(); i++) {
            withText += pages.get(i).isEmpty() ? 0 : 1;
            Set<Integer> differences = new HashSet<>();
            for (String line : edges(i)) {
                for (int number : numbersOf(line)) {
                    differences.add(number - i);
                }
            }
            differences.forEach(difference -> votes.merge(difference, 1, Integer::sum));
        }
        int needed = Math.max(MIN_NUMBERED_PAGES, (int) Math.ceil(NUMBERED * withText));
        List<String> labels = new ArrayList<>(raw.stream().map(Page::label).toList());
        var best = votes.entrySet().stream().max(Map.Entry.comparingByValue());
        if (areLabelled || best.isEmpty() || best.get().getValue() < needed) {
            return labels;
        }
        for (int i = 0; i < labels.size(); i++) {
            int number = i + best.get().getKey();
            labels.set(i, number > 0 ? String.valueOf(number) : frontLabel(i));
        }
        return labels;
    }

    /** The label of a page before page 1. */
    private String frontLabel(int page) {
        for (String line : edges(page)) {
            Matcher roman = ROMAN.matcher(line);
            if (roman.matches()) {
                return roman.group(1);
            }
        }
        return "[" + (page + 1) + "]";
    }

    /** The numbers that a line may say of its page. */
    private static List<Integer> numbersOf(String line) {
        if (line.length() > MAX_EDGE_LENGTH) {
            return List.of();
        }
        Matcher alone = NUMBER_ALONE.matcher(line);
        if (alone.matches()) {
            return List.of(Integer.parseInt(alone.group(1)));
        }
        Matcher atEnd = NUMBER_AT_END.matcher(line);
        if (!atEnd.matches()) {
            return List.of();
        }
        String number = atEnd.group(1) == null ? atEnd.group(2) : atEnd.group(1);
        return List.of(Integer.parseInt(number));
    }

    private List<String> edges(int page) {
        List<String> lines = pages.get(page);
        if (lines.size() <= 2 * MAX_EDGE_LINES) {
            return lines;
        }
        List<String> edges = new ArrayList<>(lines.subList(0, MAX_EDGE_LINES));
        edges.addAll(lines.subList(lines.size() - MAX_EDGE_LINES, lines.size()));
        return edges;
    }

    /** Drops the lines at the ends of pages that other pages have as well, and page numbers. */
    private void dropRunningLines(List<String> labels) {
        List<Set<String>> edges = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Set<String> forms = new HashSet<>();
            edges(i).forEach(line -> forms.add(form(line)));
            edges.add(forms);
        }
        for (int i = 0; i < pages.size(); i++) {
            List<String> lines = pages.get(i);
            int from = 0;
            while (from < Math.min(MAX_EDGE_LINES, lines.size())
                    && isRunning(lines.get(from), i, edges, labels.get(i))) {
                from++;
            }
            int to = lines.size();
            while (to > from
                    && lines.size() - to < MAX_EDGE_LINES
                    && isRunning(lines.get(to - 1), i, edges, labels.get(i))) {
                to--;
            }
            pages.set(i, new ArrayList<>(lines.subList(from, to)));
        }
    }

    private static boolean isRunning(String line, int page, List<Set<String>> edges, String label) {
        if (line.length() > MAX_EDGE_LENGTH) {
            return false;
        }
        Matcher alone = NUMBER_ALONE.matcher(line);
        if (alone.matches()) {
            return alone.group(1).equals(label);
        }
        if (ROMAN.matcher(line).matches() && line.strip().equals(label)) {
            return true;
        }
        String form = form(line);
        if (form.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        for (int i = page - NEIGHBOURS; i <= page + NEIGHBOURS; i++) {
            if (i >= 0 && i < edges.size() && i != page && edges.get(i).contains(form)) {
                return true;
            }
        }
        return false;
    }

    /** A line as it is on the next page, where its numbers differ. */
    private static String form(String line) {
        return Whitespace.collapsed(line)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\d+", "#")
                .replaceAll("^# | #$", "");
    }

    /** The words of a text, by which it is known whether a hyphen at a line end belongs to one. */
    private static final class Words {
        private final Map<String, Integer> words = new HashMap<>();
        private final Map<String, Integer> compounds = new HashMap<>();

        void add(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            count(WORD.matcher(lower), words);
            count(COMPOUND.matcher(lower), compounds);
        }

        private static void count(Matcher found, Map<String, Integer> into) {
            while (found.find()) {
                into.merge(found.group(), 1, Integer::sum);
            }
        }

        /**
         * The text with divided words in the line in which they begin. The hyphen stays where the
         * text has the word with it elsewhere, and not without it.
         */
        String whole(String text) {
            return DIVIDED.matcher(text)
                    .replaceAll(
                            divided -> {
                                String before = divided.group(1).toLowerCase(Locale.ROOT);
                                String after = divided.group(2).toLowerCase(Locale.ROOT);
                                boolean keeps =
                                        compounds.getOrDefault(before + "-" + after, 0)
                                                > words.getOrDefault(before + after, 0);
                                return Matcher.quoteReplacement(
                                        divided.group(1)
                                                + (keeps ? "-" : "")
                                                + divided.group(2)
                                                + divided.group(3).stripTrailing()
                                                + "\n");
                            });
        }
    }
}
