package glossa.query;

import glossa.paper.LossyTex;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether a paper matches a query, from the paper alone. */
public final class QueryMatcher {
    private QueryMatcher() {}

    /** Whether the paper matches; conditions about notes do not match. */
    public static boolean of(PaperQuery sought, Paper paper) {
        return switch (sought) {
            case PaperQuery.All all -> all.parts().stream().allMatch(part -> of(part, paper));
            case PaperQuery.Any any -> any.parts().stream().anyMatch(part -> of(part, paper));
            case PaperQuery.Not not -> !of(not.part(), paper);
            case PaperQuery.In in -> in.papers();
            case PaperQuery.Named named -> names(paper).anyMatch(named.names()::contains);
            case PaperQuery.Between between -> of(between, paper);
            case PaperQuery.Words words -> of(words, paper);
        };
    }

    private static boolean of(PaperQuery.Between between, Paper paper) {
        String day = paper.fields().getOrDefault(Paper.LAST_READ, "");
        return switch (between.field()) {
            case YEAR ->
                    paper.year().matches("\\d{1,4}") && between.has(Integer.parseInt(paper.year()));
            case READ -> !day.isEmpty() && between.has(day);
            default -> false;
        };
    }

    private static boolean of(PaperQuery.Words words, Paper paper) {
        return switch (words.field()) {
            case KEY ->
                    words.phrase()
                            ? names(paper).anyMatch(words.text()::equals)
                            : names(paper)
                                    .anyMatch(
                                            name ->
                                                    TextFolding.squeeze(name)
                                                            .startsWith(
                                                                    TextFolding.squeeze(
                                                                            words.text())));
            case TYPE -> TextFolding.fold(paper.type()).startsWith(TextFolding.fold(words.text()));
            case ID -> paper.identifiers().values().stream().anyMatch(id -> begins(id, words));
            case DOI, ARXIV, PMID, ISBN, URL ->
                    begins(paper.identifiers().getOrDefault(words.field().written(), ""), words);
            case FILE ->
                    paper.sources().stream()
                            .anyMatch(source -> isIn(source.file().toString(), words));
            default -> {
                Phrase wording = Phrase.of(words);
                yield texts(words.field(), paper)
                        .anyMatch(text -> wording.in(TextFolding.fold(text)));
            }
        };
    }

    /** Whether a path contains the text of a {@code file:} condition. */
    public static boolean isIn(String path, PaperQuery.Words words) {
        return TextFolding.fold(path).replace('\\', '/').contains(TextFolding.fold(words.text()));
    }

    private static boolean begins(String identifier, PaperQuery.Words words) {
        String plain = identifier.toLowerCase(Locale.ROOT);
        String typed = words.text().toLowerCase(Locale.ROOT);
        String bare = typed.replaceFirst("^(https?://)?((dx\\.)?doi\\.org/|arxiv\\.org/abs/)", "");
        return !plain.isEmpty() && (plain.startsWith(typed) || plain.startsWith(bare));
    }

    private static Stream<String> names(Paper paper) {
        return Stream.concat(Stream.of(paper.key()), paper.aliases().stream());
    }

    /** The texts of a paper that a field of a query is about, shortest first. */
    public static Stream<String> texts(Field field, Paper paper) {
        return switch (field) {
            case TITLE -> Stream.of(LossyTex.readable(paper.title()));
            case AUTHOR -> Stream.of(authors(paper));
            case VENUE -> Stream.of(paper.venue());
            case ABSTRACT -> Stream.of(paper.abstractText());
            case TAG -> Stream.of(paper.fields().getOrDefault("keyword", ""));
            case ANY -> {
                List<Stream<String>> all = new ArrayList<>();
                all.add(names(paper));
                all.add(Stream.of(paper.year()));
                for (Field part :
                        List.of(
                                Field.TITLE,
                                Field.AUTHOR,
                                Field.VENUE,
                                Field.TAG,
                                Field.ABSTRACT)) {
                    all.add(texts(part, paper));
                }
                yield all.stream().flatMap(texts -> texts);
            }
            default -> Stream.empty();
        };
    }

    private static String authors(Paper paper) {
        // In both orders, so that "Ashish Vaswani" and "Vaswani, Ashish" match as phrases.
        return paper.authors().stream()
                .map(
                        name ->
                                name.display()
                                        + "\n\n\n\n\n\n\n"
                                        + name.family()
                                        + ", "
                                        + name.given())
                .collect(Collectors.joining("\n\n\n\n\n\n\n"));
    }
}
