package glossa.csl;

import glossa.grammar.CslLocales;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A cache of the styles that were used last, by their XML and language. Thread-safe. */
public final class Styles {
    private static final int MAX_STYLES = 4;
    private static final String DEFAULT = "author-date.csl";

    private final Map<StyleKey, Style> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StyleKey, Style> eldest) {
                    return size() > MAX_STYLES;
                }
            };

    /** An empty cache. */
    public Styles() {}

    private record StyleKey(String xml, String language) {}

    /** Glossa's default style, an author-date style. */
    public Style defaultStyle(String language) {
        try (InputStream in = Styles.class.getResourceAsStream(DEFAULT)) {
            byte[] bytes = Objects.requireNonNull(in, DEFAULT).readAllBytes();
            return style(new String(bytes, StandardCharsets.UTF_8), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidStyleException e) {
            throw new IllegalStateException("invalid style " + DEFAULT + ": " + e.getMessage(), e);
        }
    }

    /**
     * A style.
     *
     * @param xml the XML of an independent style (CSL 1.0.2, "Independent Styles")
     * @param language the language to render in; if empty, the style's own
     * @throws InvalidStyleException if it cannot be used
     */
    public synchronized Style style(String xml, String language) throws InvalidStyleException {
        StyleKey kind = new StyleKey(xml, language);
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

    /**
     * The address of the style that a dependent style refers to (CSL 1.0.2, "Dependent Styles");
     * empty for an independent style.
     *
     * @throws InvalidStyleException if {@code xml} is not a style
     */
    public static Optional<String> parent(String xml) throws InvalidStyleException {
        return Stylesheet.parent(xml);
    }
}
