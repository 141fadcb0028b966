package glossa.features.csl;

import glossa.features.csl.StyleFiles.Found;
import glossa.features.csl.StyleFiles.Named;
import glossa.grammar.CslLocales;
import glossa.grammar.Metadata;
import glossa.notes.Note;
import glossa.workspace.Surroundings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The styles that notes were rendered in lately, each kept until its file says something else. May
 * be asked by several threads.
 */
public final class Styles {
    private static final int MOST = 4;
    private static final String DEFAULT = "author-date.csl";

    private final Map<Kind, Style> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Kind, Style> eldest) {
                    return size() > MOST;
                }
            };

    /** No styles yet. */
    public Styles() {}

    private record Kind(String xml, String language) {}

    /**
     * A note's style.
     *
     * @param problems why it is not the one that the note names
     */
    public record Chosen(Style style, List<String> problems) {
        public Chosen {
            problems = List.copyOf(problems);
        }
    }

    /** Whether the note or its project names a style, be it there or not. */
    public static boolean isNamed(Surroundings around, Note note) {
        return new StyleFiles(around).named(note).isPresent();
    }

    /** The style that the note or its project names; Glossa's own where there is none such. */
    public Chosen of(Surroundings around, Note note) {
        List<String> problems = new ArrayList<>();
        String language =
                Metadata.of(note.text(), note.syntax().frontMatter())
                        .value("lang")
                        .map(Metadata.Value::text)
                        .orElse("");
        StyleFiles files = new StyleFiles(around);
        Optional<Style> named =
                files.named(note).flatMap(name -> named(files, name, language, problems));
        return new Chosen(named.orElseGet(() -> own(language)), problems);
    }

    private Optional<Style> named(
            StyleFiles files, Named named, String language, List<String> problems) {
        String written = named.written();
        if (StyleFiles.isAddress(written)) {
            problems.add(
                    "the style "
                            + written
                            + " is not fetched from the network; save it beside the note and write"
                            + " its file's name");
            return Optional.empty();
        }
        Optional<Found> found = files.find(named);
        if (found.isEmpty()) {
            problems.add(
                    "no style is at "
                            + written
                            + "; write where it is, from this note's folder on, or put it into"
                            + " pandoc's folder for styles");
            return Optional.empty();
        }
        try {
            Optional<String> parent = Stylesheet.parent(found.get().xml());
            Optional<Found> independent =
                    parent.isEmpty()
                            ? found
                            : parent.flatMap(address -> files.parent(found.get(), address));
            if (independent.isEmpty()) {
                problems.add(
                        "the style %s only refers to another, %s, which is not beside it; put that there too"
                                .formatted(written, parent.orElse("")));
                return Optional.empty();
            }
            return Optional.of(style(independent.get().xml(), language));
        } catch (BrokenStyle e) {
            problems.add("the style " + written + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private Style own(String language) {
        try (InputStream in = Styles.class.getResourceAsStream(DEFAULT)) {
            byte[] bytes = Objects.requireNonNull(in, DEFAULT).readAllBytes();
            return style(new String(bytes, StandardCharsets.UTF_8), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BrokenStyle e) {
            throw new IllegalStateException("the style " + DEFAULT + " " + e.getMessage(), e);
        }
    }

    private synchronized Style style(String xml, String language) throws BrokenStyle {
        Kind kind = new Kind(xml, language);
        Style style = known.get(kind);
        if (style == null) {
            String wanted = language.isEmpty() ? Stylesheet.language(xml) : language;
            String locale = CslLocales.locale(wanted);
            String name = locale.isEmpty() ? "en-US" : locale;
            style = Style.of(xml, CslLocales.xml(name).orElse("<locale/>"), name);
            known.put(kind, style);
        }
        return style;
    }
}
