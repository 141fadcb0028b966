package glossa.source.pdf;

import glossa.paper.TextFolding;
import glossa.paper.Whitespace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The title of a paper: the lines in the largest font size on its first page; also checks whether
 * titles in metadata are plausible.
 *
 * @param text the title; may be empty
 * @param end the number of lines up to its end; 0 if there is none
 */
record PdfTitle(String text, int end) {
    private static final PdfTitle NONE = new PdfTitle("", 0);

    /** The minimum ratio between the font sizes of title and text. */
    private static final double LARGER_BY = 1.08;

    /**
     * The minimum ratio between the sizes of two lines of a title: the size of small capitals is a
     * mean.
     */
    private static final double ALIKE = 0.88;

    /** A page with fewer letters contains only a title. */
    private static final int TITLE_PAGE = 300;

    private static final int MAX_LINES = 6;

    private static final int MAX_LENGTH = 400;

    /** Names of publishers and series in large type above a title. */
    private static final Pattern BANNER =
            oneOf(
                    "(?:the |international |european |american |british |jss |ieee |acm )*+"
                            + "(?:journal|transactions|annals|bulletin) (?:of|on|for)\\b.*",
                    "jss|nature|science|cell|bioinformatics|neuron|elife|pnas|the lancet",
                    "plos (?:one|biology|computational biology|medicine|genetics)",
                    "proceedings of the .*|lecture notes in .*",
                    "contents lists? available.*|available online.*|journal homepage.*",
                    "(?:original |review |research |regular |full |short |brief |invited |open )?"
                            + "(?:articles?|papers?|access|communications?|reviews?|reports?"
                            + "|letters?|notes?|tutorials?|surveys?|research)",
                    "technical (?:report|note).*|working paper.*|discussion paper.*",
                    "(?:a )?preprint.*|manuscript|manuscript (?:no|id|sub).*|draft\\b.*|arxiv.*",
                    "https?:.*|www\\..*|.*@.*|doi:?.*|vol(?:ume|\\.) .*|version .*",
                    "published .*|received .*|accepted .*|[\\W\\d]+",
                    "(?:january|february|march|april|may|june|july|august|september|october"
                            + "|november|december)[ ,]+.*\\d{4}.*");

    /** Titles that programs write if the user gives none. */
    private static final Pattern RUBBISH =
            oneOf(
                    "microsoft (?:word|powerpoint|excel) ?- .*|powerpoint presentation",
                    "untitled.*|unbenannt.*|sans titre.*|no title|title|titel",
                    "(?:full|main|paper|article|document|manuscript|draft|template|book|thesis"
                            + "|report|ms|camera[- ]?ready|final|submission)[\\s_-]*"
                            + "(?:v?\\d*|final|title|text|document|version)?",
                    "(?:print|layout|page|slide|dvips)\\s*\\d*",
                    ".*\\.(?:docx?|tex|dvi|pdf|ps|eps|rtf|odt|indd|qxd|fm|pages|md|rmd|rnw|3d"
                            + "|p65|xml|html?)\\b.*",
                    "arxiv:.*|https?:.*|doi:.*|10\\.\\d{4,}/.*|pii:? .*",
                    "[\\w-]*\\d{4,}[\\w.-]*(?: \\d+(?:\\.\\.\\d+)?)?|\\S+ \\d+\\.\\.\\d+",
                    "<.*>|\\(?anonymous\\)?|\\\\.*");

    private static Pattern oneOf(String... alternatives) {
        return Pattern.compile("(?iu)^(?:" + String.join("|", alternatives) + ")$");
    }

    /**
     * The title on the page.
     *
     * @param front the lines before the abstract
     * @param body the lines of the whole page
     */
    static PdfTitle of(List<PdfLine> front, List<PdfLine> body) {
        double usual = usualSize(body);
        PdfTitle best = NONE;
        double bestScore = 0;
        for (int start = 0; start < front.size(); start++) {
            PdfLine first = front.get(start);
            if (!isCandidate(first) || first.size() < LARGER_BY * usual) {
                continue;
            }
            PdfTitle title = block(front, start);
            // A single word in a huge font is usually the name of a journal or an initial.
            double words = title.text().split("\\s+").length;
            double score =
                    Math.min(first.size(), 3 * usual)
                            * (words >= 3
                                    ? 1
                                    : words == 2 ? 0.9 : title.text().length() < 4 ? 0 : 0.75);
            if (score > bestScore * 1.02) {
                best = title;
                bestScore = score;
            }
            start = title.end() - 1;
        }
        return bestScore > 0 ? best : byFont(front, body);
    }

    private static boolean isCandidate(PdfLine line) {
        String text = line.text().strip();
        return line.letters() >= 2
                && text.length() <= MAX_LENGTH
                && !BANNER.matcher(text).matches()
                && text.chars().filter(Character::isLetter).count() * 2 >= text.length();
    }

    private static PdfTitle block(List<PdfLine> front, int start) {
        PdfLine first = front.get(start);
        StringBuilder text = new StringBuilder(written(first));
        int end = start + 1;
        PdfLine last = first;
        while (end < front.size() && end - start < MAX_LINES) {
            PdfLine next = front.get(end);
            double ratio = next.size() / first.size();
            double step = next.top() - last.top();
            boolean goesOn =
                    ratio > ALIKE
                            && ratio < 1 / ALIKE
                            && step > -0.5 * first.size()
                            && step < 2.2 * first.size()
                            && !BANNER.matcher(next.text()).matches()
                            && text.length() + next.text().length() < MAX_LENGTH;
            // If all sizes are equal, the title ends where its font ends.
            if (!goesOn || !next.font().equals(first.font()) && Math.abs(ratio - 1) > 0.03) {
                break;
            }
            boolean hyphen = text.charAt(text.length() - 1) == '-';
            text.append(hyphen || text.isEmpty() ? "" : " ").append(written(next));
            last = next;
            end++;
        }
        return new PdfTitle(Whitespace.collapsed(text.toString()), end);
    }

    /** If no line is larger than the text: the first lines in a font that the text does not use. */
    private static PdfTitle byFont(List<PdfLine> front, List<PdfLine> body) {
        String usual = usualFont(body);
        for (int start = 0; start < Math.min(4, front.size()); start++) {
            PdfLine first = front.get(start);
            if (!isCandidate(first) || first.font().equals(usual) || first.letters() < 10) {
                continue;
            }
            int end = start + 1;
            StringBuilder text = new StringBuilder(written(first));
            while (end < front.size()
                    && end - start < MAX_LINES
                    && front.get(end).looksLike(first)
                    && front.get(end).top() - front.get(end - 1).top() < 2.2 * first.size()) {
                text.append(' ').append(written(front.get(end++)));
            }
            return new PdfTitle(Whitespace.collapsed(text.toString()), end);
        }
        return NONE;
    }

    /** The line without a footnote mark at its end. */
    private static String written(PdfLine line) {
        String text = line.text();
        if (line.cells().size() == 1) {
            text = line.cells().getFirst();
        }
        return text.replaceAll("(?<!\\s)\\s*(?<![*∗†‡§¶])[*∗†‡§¶]+$", "").strip();
    }

    /** The most frequent size; on a page with only a title, the smallest. */
    private static double usualSize(List<PdfLine> lines) {
        Map<Long, Integer> letters = new HashMap<>();
        if (lines.stream().mapToInt(PdfLine::letters).sum() < TITLE_PAGE) {
            return lines.stream().mapToDouble(PdfLine::size).min().orElse(0);
        }
        lines.forEach(
                line -> letters.merge(Math.round(line.size() * 4), line.letters(), Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(most -> most.getKey() / 4.0)
                .orElse(0.0);
    }

    private static String usualFont(List<PdfLine> lines) {
        Map<String, Integer> letters = new HashMap<>();
        lines.forEach(line -> letters.merge(line.font(), line.letters(), Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /**
     * Whether {@code title}, from metadata, is not a real title.
     *
     * @param fileName the name of the file
     */
    static boolean isRubbish(String title, String fileName) {
        String text = title.strip();
        String stem = fileName.replaceFirst("(?i)\\.pdf$", "");
        return text.length() < 3
                || text.length() > MAX_LENGTH
                || text.chars().noneMatch(Character::isLetter)
                || text.indexOf('\uFFFD') >= 0
                || RUBBISH.matcher(text).matches()
                || !text.contains(" ")
                        && TextFolding.squeeze(text).equals(TextFolding.squeeze(stem))
                || text.toLowerCase(Locale.ROOT).equals(text)
                        && !text.contains(" ")
                        && text.chars().allMatch(c -> c < 0x80);
    }

    /** The share of the words of {@code title} that are on a page. */
    static double found(String title, String squeezedPage) {
        int all = 0;
        int there = 0;
        for (String word : title.split("[^\\p{L}\\p{Nd}]+")) {
            String squeezed = TextFolding.squeeze(word);
            if (!squeezed.isEmpty()) {
                all++;
                there += squeezedPage.contains(squeezed) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) there / all;
    }
}
