package glossa.features.navigation;

import glossa.features.MarkdownText;
import glossa.features.navigation.LocalFiles.LocalFile;
import glossa.grammar.CitationItem;
import glossa.grammar.Metadata;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.MentionedIdentifiers;
import glossa.paper.MentionedIdentifiers.IdentifierForm;
import glossa.paper.MentionedIdentifiers.IdentifierScheme;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Snapshot;
import glossa.workspace.WrittenPaths;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Document links: from a citation to the paper on the web or on disk, from a DOI or an arXiv id in
 * the text to its web page, from a wiki link to the literature note, and from a front matter's
 * {@code bibliography} to the file.
 */
public final class DocumentLinks {
    private static final String DOI_RESOLVER = "https://doi.org/";
    private static final String ARXIV_RESOLVER = "https://arxiv.org/abs/";

    /** Obsidian help, "Internal links". */
    private static final Pattern WIKI = Pattern.compile("\\[\\[([^\\[\\]|#\\n]++)[^\\[\\]\\n]*+]]");

    private DocumentLinks() {}

    /** The kinds of link targets. */
    public enum LinkKind {
        CITATION,
        NOTE,
        ADDRESS
    }

    /**
     * A link.
     *
     * @param reference the key of a cited paper or of a literature note; otherwise the address
     *     itself
     */
    public record Link(Span span, LinkKind kind, String reference) {}

    /**
     * The target of a link.
     *
     * @param address a uri; its fragment is a line if it is in a source
     * @param label a short description of the target
     */
    public record Target(String address, String label) {}

    /** Links without overlap: of two that overlap, the first is kept. */
    private static final class DisjointLinks {
        private final TreeMap<Integer, Link> byStart = new TreeMap<>();

        void add(Link link) {
            Map.Entry<Integer, Link> before = byStart.lowerEntry(link.span().end());
            if (before == null || before.getValue().span().end() <= link.span().start()) {
                byStart.put(link.span().start(), link);
            }
        }
    }

    /** The links of a note in text order, without overlap. */
    public static List<Link> of(Snapshot snapshot, Note note) {
        DisjointLinks links = new DisjointLinks();
        bibliographies(snapshot, note, links);
        wikiLinks(snapshot, note, links);
        Map<String, Boolean> known = new HashMap<>();
        for (CitationItem item : note.items()) {
            if (known.computeIfAbsent(item.key(), snapshot.corpus()::has)) {
                links.add(new Link(item.span(), LinkKind.CITATION, item.key()));
            }
        }
        identifiers(note, links);
        return List.copyOf(links.byStart.values());
    }

    private static void bibliographies(Snapshot snapshot, Note note, DisjointLinks links) {
        Optional<Path> folder = note.folder();
        if (folder.isEmpty() || note.syntax().frontMatter().isEmpty()) {
            return;
        }
        Metadata metadata = Metadata.of(note.text(), note.syntax().frontMatter());
        List<Metadata.Value> values =
                metadata.field("bibliography").map(Metadata.Field::values).orElse(List.of());
        for (Metadata.Value value : values) {
            WrittenPaths.file(snapshot.files(), folder.get(), value.text())
                    .map(file -> file.toUri().toString())
                    .ifPresent(uri -> links.add(new Link(value.span(), LinkKind.ADDRESS, uri)));
        }
    }

    private static void wikiLinks(Snapshot snapshot, Note note, DisjointLinks links) {
        Matcher matcher = WIKI.matcher(note.text());
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            String key = name.startsWith("@") ? name.substring(1) : name;
            if (!note.isOpaque(matcher.start()) && !snapshot.notes().about(key).isEmpty()) {
                links.add(new Link(new Span(matcher.start(), matcher.end()), LinkKind.NOTE, key));
            }
        }
    }

    private static void identifiers(Note note, DisjointLinks links) {
        for (MentionedIdentifier mention : MentionedIdentifiers.in(note.text())) {
            boolean isAddress =
                    mention.form() == IdentifierForm.ADDRESS
                            || mention.form() == IdentifierForm.WITHIN_ADDRESS;
            if (isAddress || note.isOpaque(mention.span().start())) {
                // Editors link addresses themselves.
                continue;
            }
            String resolver =
                    mention.scheme() == IdentifierScheme.DOI ? DOI_RESOLVER : ARXIV_RESOLVER;
            String address = MarkdownText.linkDestination(resolver + mention.id());
            links.add(new Link(mention.span(), LinkKind.ADDRESS, address));
        }
    }

    /** The target of a link, computed when it is followed; empty if it no longer exists. */
    public static Optional<Target> target(Snapshot snapshot, LinkKind kind, String of) {
        return switch (kind) {
            case ADDRESS -> Optional.of(new Target(of, of));
            case NOTE ->
                    snapshot.notes().about(of).stream()
                            .findFirst()
                            .map(note -> new Target(note.uri(), "the note on " + of));
            case CITATION ->
                    snapshot.corpus()
                            .paper(of)
                            .map(
                                    paper ->
                                            webPage(paper)
                                                    .or(() -> localFile(snapshot, of))
                                                    .orElseGet(() -> record(paper)));
        };
    }

    private static Optional<Target> webPage(Paper paper) {
        String doi = paper.identifiers().get("doi");
        if (doi != null) {
            return Optional.of(target(DOI_RESOLVER, doi, "doi:" + doi));
        }
        String arxiv = paper.identifiers().get("arxiv");
        if (arxiv != null) {
            return Optional.of(target(ARXIV_RESOLVER, arxiv, "arXiv:" + arxiv));
        }
        String url = paper.identifiers().get("url");
        return url != null && MarkdownText.isWebAddress(url)
                ? Optional.of(new Target(MarkdownText.linkDestination(url), url))
                : Optional.empty();
    }

    private static Target target(String resolver, String identifier, String label) {
        return new Target(
                MarkdownText.linkDestination(
                        resolver + identifier.replace("#", "%23").replace("?", "%3F")),
                label);
    }

    /** The PDF or the saved page that the paper was read from, or what its records name. */
    private static Optional<Target> localFile(Snapshot snapshot, String key) {
        return LocalFiles.of(snapshot, snapshot.corpus().records(key)).stream()
                .map(LocalFile::file)
                .map(
                        file ->
                                new Target(
                                        file.toUri().toString(),
                                        String.valueOf(file.getFileName())))
                .findFirst();
    }

    /** The record itself, if nothing else is known. */
    private static Target record(Paper paper) {
        Source source = paper.sources().getFirst();
        int line = source.name().start().line() + 1;
        return new Target(
                source.file().toUri() + "#L" + line, source.file().getFileName() + ":" + line);
    }
}
