package glossa.index;

import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What someone types to find a paper, made of the paper; nothing where the paper has not what it
 * takes.
 *
 * @param typed what is typed
 * @param meant the same without slips
 */
record TypedQuery(String typed, String meant) {
    static Optional<TypedQuery> authorYear(Paper paper, Random random) {
        List<String> title = titleWords(paper, 4);
        return paper.authors().isEmpty() || title.isEmpty()
                ? Optional.empty()
                : same(
                        TextFolding.squeeze(paper.authors().getFirst().family())
                                + paper.year()
                                + title.get(random.nextInt(title.size())).charAt(0));
    }

    static Optional<TypedQuery> authorWord(Paper paper, Random random) {
        List<String> title = titleWords(paper, 5);
        return paper.authors().isEmpty() || title.isEmpty()
                ? Optional.empty()
                : same(
                        cut(TextFolding.squeeze(paper.authors().getFirst().family()), 4)
                                + " "
                                + cut(title.get(random.nextInt(title.size())), 5));
    }

    static Optional<TypedQuery> titleWords(Paper paper, Random random, String between) {
        List<String> title = titleWords(paper, 4);
        if (title.size() < 2) {
            return Optional.empty();
        }
        int one = random.nextInt(title.size());
        int other = random.nextInt(title.size() - 1);
        return same(title.get(one) + between + title.get(other < one ? other : other + 1));
    }

    static Optional<TypedQuery> glued(Paper paper, Random random, int apart) {
        List<String> title =
                titleWords(paper, 1).stream().filter(word -> !TitleInitials.isSmall(word)).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + apart < title.size(); i++) {
            if (title.get(i).length() >= 3 && title.get(i + apart).length() >= 3) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int at = places.get(random.nextInt(places.size()));
        return same(cut(title.get(at), 3) + cut(title.get(at + apart), 3));
    }

    static Optional<TypedQuery> initials(Paper paper, Random random) {
        String all = initialsOf(titleWords(paper, 1));
        return all.length() < 4
                ? Optional.empty()
                : same(cut(all, 4 + random.nextInt(Math.min(4, all.length() - 3))));
    }

    static Optional<TypedQuery> slipInAuthor(Paper paper, Random random) {
        if (paper.authors().isEmpty()) {
            return Optional.empty();
        }
        String family = TextFolding.squeeze(paper.authors().getFirst().family());
        return family.length() < 6
                ? Optional.empty()
                : Optional.of(
                        new TypedQuery(slip(family, random) + paper.year(), family + paper.year()));
    }

    static Optional<TypedQuery> slips(Paper paper, Random random, int shortest, int slips) {
        List<String> long_ = titleWords(paper, shortest);
        List<String> any = titleWords(paper, 4);
        if (long_.isEmpty() || any.size() < 2) {
            return Optional.empty();
        }
        String one = long_.get(random.nextInt(long_.size()));
        String other = any.get(random.nextInt(any.size()));
        if (one.equals(other)) {
            return Optional.empty();
        }
        String mistyped = one;
        for (int i = 0; i < slips; i++) {
            mistyped = slip(mistyped, random);
        }
        return Optional.of(new TypedQuery(mistyped + " " + other, one + " " + other));
    }

    static Optional<TypedQuery> identifier(Paper paper, Random random) {
        String doi = paper.identifiers().getOrDefault("doi", "");
        String id = doi.isEmpty() ? paper.identifiers().getOrDefault("arxiv", "") : doi;
        return id.isEmpty() ? Optional.empty() : same(cut(id, id.length() - 1));
    }

    /** {@code vswn17} for Vaswani 2017. */
    static Optional<TypedQuery> abbreviated(Paper paper, Random random) {
        if (paper.authors().isEmpty() || paper.year().length() != 4) {
            return Optional.empty();
        }
        String family = TextFolding.squeeze(paper.authors().getFirst().family());
        if (family.length() < 6) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder(family.substring(0, 2));
        for (int i = 2; i < family.length() && kept.length() < 4; i++) {
            if ("aeiou".indexOf(family.charAt(i)) < 0) {
                kept.append(family.charAt(i));
            }
        }
        return same(kept + paper.year().substring(2));
    }

    static Optional<TypedQuery> same(String typed) {
        return Optional.of(new TypedQuery(typed, typed));
    }

    /** A letter more, less, other, or two swapped, wherever. */
    private static String slip(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        char other = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + other + word.substring(at);
            case 2 -> word.substring(0, at) + other + word.substring(at + 1);
            default ->
                    word.substring(0, at)
                            + word.charAt(at + 1)
                            + word.charAt(at)
                            + word.substring(at + 2);
        };
    }

    static String initialsOf(List<String> words) {
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }

    static List<String> titleWords(Paper paper, int shortest) {
        return TitleInitials.Title.of(paper.title()).words().stream()
                .filter(word -> word.length() >= shortest)
                .filter(word -> word.charAt(0) >= 'a' && word.charAt(0) <= 'z')
                .toList();
    }

    static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
