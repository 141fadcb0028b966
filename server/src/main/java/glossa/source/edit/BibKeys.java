package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.SourceText;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibEntry.Field;
import glossa.source.bibtex.BibFormatting;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.edit.SourceKeys.KeyPlace;
import glossa.source.edit.SourceKeys.KeyRole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a {@code .bib}: those of its entries, and those in their fields. */
final class BibKeys implements SourceKeys.Writer {
    /** Fields of other tools whose values are keys of versions of a work. */
    private static final Set<String> VERSION_FIELDS =
            Set.of("is-preprint-of", "has-preprint", "is-version-of", "has-version");

    private static final Pattern LISTED = Pattern.compile("[^,\\s]+");

    /** Characters that a key may contain besides letters and digits (btparse, "bt_language"). */
    private static final String MARKS = "!$&*+-./:;<>?[]^_`|";

    @Override
    public List<KeyPlace> places(SourceText source) {
        String text = source.text();
        List<KeyPlace> places = new ArrayList<>();
        int record = 0;
        for (BibEntry entry : BibDocument.of(text).entries()) {
            if (!entry.key().isEmpty()) {
                places.add(new KeyPlace(entry.keySpan(), entry.key(), KeyRole.KEY, record));
            }
            for (Field field : entry.fields()) {
                boolean isAlias = field.name().equals("ids");
                if (isAlias
                        || BibDataModel.KEY_FIELDS.contains(field.name())
                        || VERSION_FIELDS.contains(field.name())) {
                    KeyRole role = isAlias ? KeyRole.ALIAS : KeyRole.REFERENCE;
                    int number = record;
                    field.inner().ifPresent(inner -> add(places, text, inner, role, number));
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
                .map(c -> "cannot contain " + c + "; use letters, digits and - _ : . + /");
    }

    @Override
    public Edit written(String text, KeyPlace place, String key) {
        return new Edit(place.span(), key);
    }

    @Override
    public Optional<Edit> alias(String text, int record, String alias) {
        BibEntry entry = BibDocument.of(text).entries().get(record);
        Optional<Field> ids = entry.field("ids");
        if (ids.isPresent()) {
            return ids.get()
                    .inner()
                    .map(
                            inner ->
                                    new Edit(
                                            new Span(inner.end(), inner.end()),
                                            (inner.in(text).isBlank() ? "" : ", ") + alias));
        }
        if (entry.fields().isEmpty()) {
            int end = entry.keySpan().end();
            return Optional.of(new Edit(new Span(end, end), ", ids = {" + alias + "}"));
        }
        BibFormatting style = BibFormatting.of(text, List.of(entry));
        int first = entry.fields().getFirst().nameSpan().start();
        String gap = text.substring(entry.keySpan().end(), first).replaceFirst("^\\s*,", "");
        return gap.isBlank()
                ? Optional.of(
                        new Edit(
                                new Span(first, first),
                                style.field("ids", "{" + alias + "}") + "," + gap))
                : Optional.empty();
    }
}
