package glossa.grammar;

import java.util.Set;

/**
 * Why an annotation was made (W3C Web Annotation, "motivation"), as its tag or callout says: in
 * {@code Why no baseline? #question} it is {@code question}.
 *
 * @param name in lower case; of a nested tag, {@code #method/statistics}, its first part
 * @param span the tag with its {@code #}, or the callout with its brackets
 */
public record Motivation(String name, Span span) {
    /**
     * The names that count where nothing else is set: what readers look for in a paper, and the
     * callouts of Obsidian and GitHub that ask for something.
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
