package glossa.grammar;

import java.util.Set;

/**
 * The reason for an annotation (W3C Web Annotation, "motivation"), stated by a tag or callout: in
 * {@code Why no baseline? #question} it is {@code question}.
 *
 * @param name the name in lower case; the first part of a nested tag such as {@code
 *     #method/statistics}
 * @param span the span of the tag with its {@code #}, or of the callout with its brackets
 */
public record Motivation(String name, Span span) {
    /**
     * The default names: what readers look for in a paper, and the callouts of Obsidian and GitHub
     * that call for action.
     */
    public static final Set<String> DEFAULT =
            Set.of(
                    "claim",
                    "critique",
                    "definition",
                    "evidence",
                    "example",
                    "followup",
                    "idea",
                    "important",
                    "limitation",
                    "method",
                    "question",
                    "result",
                    "summary",
                    "todo",
                    "warning");
}
