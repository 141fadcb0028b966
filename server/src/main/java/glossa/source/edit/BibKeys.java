package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.SourceText;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibDocument.Block;
import glossa.source.bibtex.BibDocument.Field;
import glossa.source.bibtex.BibFormatting;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.edit.SourceKeys.KeyPlace;
import glossa.source.edit.SourceKeys.KeyRole;

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
    public List<KeyPlace> places(SourceText source) {
        String text = source.text();
        List<KeyPlace> places = new ArrayList<>();
        int record = 0;
        for (Block block : BibDocument.of(text).blocks()) {
            if (!block.isEntry()) {
                continue;
            }
            if (block.key().length() > 0) {
                places.add(new KeyPlace(block.key(), block.key().in(text), KeyRole.KEY, record));
            }
            for (Field field : block.fields()) {
                String name = field.name().in(text).toLowerCase(Locale.ROOT);
                if (name.equals("ids") || REFERENCES.contains(name)) {
                    KeyRole role = name.equals("ids") ? KeyRole.ALIAS : KeyRole.REFERENCE;
                    int number = record;
                    field.inner(text).ifPresent(inner -> add(places, text, inner, role, number));
                }
            }
            record++;
        }
        places.sort(Comparator.comparingInt(place -> place.span().start()));
        return places;
    }

    private static void add(
            List<KeyPlace> places, String text, Span inner, KeyRole role, int record) {
        Matcher listed = LISTED.matcher(text).region(inner.start(), inner.end());
        while (listed.find()) {
            places.add(
                    new KeyPlace(
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
    public Edit written(String text, KeyPlace place, String key) {
        return new Edit(place.span(), key);
    }

    @Override
    public Optional<Edit> alias(String text, int record, String alias) {
        Block entry =
                BibDocument.of(text).blocks().stream()
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
        BibFormatting style = BibFormatting.of(text, List.of(entry));
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
