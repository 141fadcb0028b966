package glossa.source.json;

import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.SourceText;

import java.util.Optional;

/** A JSON format: an array of records, or JSONL, is cut between its records. */
public interface JsonFormat extends Format {
    @Override
    default Optional<Chunker> cutter(SourceText head) {
        return JsonChunker.of(head);
    }
}
