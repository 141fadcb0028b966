package glossa.grammar;

import java.util.Optional;

/**
 * One cited paper in a {@link Citation}. In {@code [see @a, p. 3; -@b]} the first item is key
 * {@code a}, prefix {@code "see "}, suffix {@code ", p. 3"}, the second key {@code b} with its
 * author suppressed.
 *
 * @param key the key as pandoc reads it, without {@code @} and braces
 * @param mode how it is cited
 * @param span {@code @key} or {@code @{key}}, with the {@code @} and the braces, without a minus
 *     before
 * @param keySpan the bare key within {@code span}
 * @param prefix pandoc's plain text before the key, such as {@code "see"}
 * @param suffix pandoc's plain text behind the key, the locator included, such as {@code ", p. 3"}
 * @param locator the place that the suffix names, if it names one
 */
public record CitationItem(
        String key,
        CitationMode mode,
        Span span,
        Span keySpan,
        String prefix,
        String suffix,
        Optional<Locator> locator) {}
