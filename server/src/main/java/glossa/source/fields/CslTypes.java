package glossa.source.fields;

/** The types of CSL (CSL 1.0.2, appendix III). */
public final class CslTypes {
    /** All types, as alternatives of a regular expression. */
    public static final String ALTERNATIVES =
            "article|article-journal|article-magazine|article-newspaper|bill|book|broadcast|chapter"
                    + "|classic|collection|dataset|document|entry|entry-dictionary"
                    + "|entry-encyclopedia|event|figure|graphic|hearing|interview|legal_case"
                    + "|legislation|manuscript|map|motion_picture|musical_score|pamphlet"
                    + "|paper-conference|patent|performance|periodical|personal_communication"
                    + "|post|post-weblog|regulation|report|review|review-book|software|song|speech"
                    + "|standard|thesis|treaty|webpage";

    private CslTypes() {}
}
