package glossa.corpus;

import java.util.Optional;

/** A format that is JSON: an array of records, or JSONL, is cut between its records. */
interface JsonFormat extends Format {
    @Override
    default Optional<Cutter> cutter(SourceText head) {
        return JsonCutter.of(head);
    }
}
