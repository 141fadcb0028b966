package glossa.source.services;

import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hugging Face's daily papers, in responses of its API ({@code /api/daily_papers}, {@code
 * /api/papers/…}) and in the {@code data-props} of its pages.
 *
 * <pre>
 * [{"paper": {"id": "2401.00001", "title": "A Title", "authors": [{"name": "Ada Lovelace"}],
 *             "summary": "…", "publishedAt": "2024-01-01T00:00:00.000Z"}}]
 * </pre>
 *
 * <p>The ids are arXiv ids (Hugging Face Hub documentation, "Paper Pages").
 */
public final class HuggingFacePapers implements JsonFormat {
    public static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("paper", "papers", "dailyPapers", "results", "data", "searchResults"),
                    Set.of(
                            "user",
                            "submittedBy",
                            "submittedOnDailyBy",
                            "comments",
                            "mediaUrls",
                            "upvoters"),
                    HuggingFacePapers::draft);

    private static final Pattern ID = Pattern.compile("\\d{4}\\.\\d{4,5}(?:v\\d+)?");

    private static final Pattern MARK =
            Pattern.compile(
                    "\"(?:paper|dailyPapers)\"\\s*:\\s*[\\[{]|\"(?:upvotes|submittedOnDailyAt|ai_summary|discussionId)\"\\s*:");

    private static final Pattern SUMMARY = Pattern.compile("\"summary\"\\s*:");

    @Override
    public String name() {
        return "Hugging Face papers as JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        return MARK.matcher(head).find() && SUMMARY.matcher(head).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        return ANSWER.read(source);
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        String id = record.text("id", "arxivId");
        if (!ID.matcher(id).matches()
                || !(record.has("summary") || record.has("authors") || record.has("abstract"))) {
            return Optional.empty();
        }
        PaperDraft draft =
                new PaperDraft()
                        .type("article")
                        .title(record.at("title").text(), record.at("title").span())
                        .arxiv(id)
                        .url("https://huggingface.co/papers/" + id.replaceFirst("v\\d+$", ""))
                        .issued(record.text("publishedAt", "published"))
                        .abstractText(record.text("summary", "abstract"))
                        .field("code", record.text("githubRepo"))
                        .field("project", record.text("projectPage"))
                        .field("ai-summary", record.text("ai_summary"));
        for (JsonValue author : record.at("authors").each()) {
            String name = author.text("name", "fullname");
            draft.author(PageNames.of(name.isEmpty() ? author.text() : name));
        }
        return Optional.of(draft);
    }
}
