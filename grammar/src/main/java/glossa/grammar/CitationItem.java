package glossa.grammar;

import java.util.Optional;

/**
 * One cited paper in a {@link Citation}. In {@code [see @a, p. 3; -@b]} the first item has the key
 * {@code a}, the prefix {@code "see "} and the suffix {@code ", p. 3"}; the second has the key
 * {@code b} and suppresses the author.
 *
 * @param key the key as pandoc reads it, without {@code @} and braces
 * @param mode how it is cited
 * @param span the span of {@code @key} or {@code @{key}}, without a minus sign before it
 * @param keySpan the span of the key alone
 * @param prefix pandoc's plain text before the key, such as {@code "see"}
 * @param suffix pandoc's plain text after the key, including the locator, such as {@code ", p. 3"}
 * @param locator the locator at the head of the suffix, if there is one
 */
public record CitationItem(
        String key,
        CitationMode mode,
        Span span,
        Span keySpan,
        String prefix,
        String suffix,
        Optional<Locator> locator) {}
