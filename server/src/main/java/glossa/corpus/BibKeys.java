package glossa.corpus;

import glossa.corpus.BibLayout.Block;
import glossa.corpus.BibLayout.Field;
import glossa.corpus.SourceEdits.Edit;
import glossa.corpus.SourceKeys.Place;
import glossa.corpus.SourceKeys.Role;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a {@code .bib}: those of its entries, and those in their fields. */
final class BibKeys implements SourceKeys.Writer {
    /** Fields that name other entries (BibLaTeX manual, section 2.2.3), and versions of a work. */
    private static final Set<String> REFERENCES =
            Set.of(
                    "crossref",
                    "xref",
                    "xdata",
                    "related",
                    "entryset",
                    "is-preprint-of",
                    "has-preprint",
                    "is-version-of",
                    "has-version");

    private static final Pattern LISTED = Pattern.compile("[^,\\s]+");

    /** What a name may hold besides letters and digits (btparse, "bt_language"). */
    private static final String MARKS = "!$&*+-./:;<>?[]^_`|";

    @Override
    public List<Place> places(SourceText source) {
        String text = source.text();
        List<Place> places = new ArrayList<>();
        int record = 0;
        for (Block block : BibLayout.of(text).blocks()) {
            if (!block.isEntry()) {
                continue;
            }
            if (block.key().length() > 0) {
                places.add(new Place(block.key(), block.key().in(text), Role.KEY, record));
            }
            for (Field field : block.fields()) {
                String name = field.name().in(text).toLowerCase(Locale.ROOT);
                if (name.equals("ids") || REFERENCES.contains(name)) {
                    Role role = name.equals("ids") ? Role.ALIAS : Role.REFERENCE;
                    int number = record;
                    field.inner(text).ifPresent(inner -> add(places, text, inner, role, number));
                }
            }
            record++;
        }
        places.sort(Comparator.comparingInt(place -> place.span().start()));
        return places;
    }

    private static void add(List<Place> places, String text, Span inner, Role role, int record) {
        Matcher listed = LISTED.matcher(text).region(inner.start(), inner.end());
        while (listed.find()) {
            places.add(
                    new Place(
                            new Span(listed.start(), listed.end()), listed.group(), role, record));
        }
    }

    @Override
    public Optional<String> refusal(String key) {
        return key.codePoints()
                .filter(c -> c < 128 && !Character.isLetterOrDigit(c) && MARKS.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst()
                .map(
                        c ->
                                "cannot hold "
                                        + c
                                        + "; use letters, digits and - _ : . + / instead of it");
    }

    @Override
    public Edit written(String text, Place place, String key) {
        return new Edit(place.span(), key);
    }

    @Override
    public Optional<Edit> alias(String text, int record, String alias) {
        Block entry =
                BibLayout.of(text).blocks().stream()
                        .filter(Block::isEntry)
                        .skip(record)
                        .findFirst()
                        .orElseThrow();
        Optional<Field> ids = entry.field(text, "ids");
        if (ids.isPresent()) {
            return ids.get()
                    .inner(text)
                    .map(
                            inner ->
                                    new Edit(
                                            new Span(inner.end(), inner.end()),
                                            (inner.in(text).isBlank() ? "" : ", ") + alias));
        }
        if (entry.fields().isEmpty()) {
            int end = entry.key().end();
            return Optional.of(new Edit(new Span(end, end), ", ids = {" + alias + "}"));
        }
        BibStyle style = BibStyle.of(text, List.of(entry));
        int first = entry.fields().getFirst().name().start();
        String gap = text.substring(entry.key().end(), first).replaceFirst("^\\s*,", "");
        return gap.isBlank()
                ? Optional.of(
                        new Edit(
                                new Span(first, first),
                                style.field("ids", "{" + alias + "}") + "," + gap))
                : Optional.empty();
    }
}
