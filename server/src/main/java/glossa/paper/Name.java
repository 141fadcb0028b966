package glossa.paper;

/**
 * An author of a paper, a person or an organization, in CSL's parts (CSL-JSON, name variables).
 *
 * @param family the family name with its particles, {@code van der Waals}; the whole name of an
 *     organization
 * @param given the given names or initials with any suffix ({@code Martin Luther, Jr.}); empty for
 *     an organization
 */
public record Name(String family, String given) {
    /** The name in reading order: {@code Ashish Vaswani}. */
    public String display() {
        return given.isEmpty() ? family : given + " " + family;
    }
}
