package glossa.source.json;

import glossa.source.Chunker;
import glossa.source.LineChunker;
import glossa.source.SourceText;

import java.util.Optional;

/**
 * Cuts a JSON array between its elements. In a chunk after a cut, the opening bracket replaces the
 * comma.
 */
final class JsonChunker implements Chunker {
    private int depth;
    private boolean inString;
    private boolean escaped;

    private JsonChunker() {}

    /**
     * The chunker of an array or of JSONL; empty for a single object, which is read whole.
     *
     * @param head the source, or its start
     */
    static Optional<Chunker> of(SourceText head) {
        String json = JsonRecordReader.head(head);
        if (json.startsWith("[")) {
            return Optional.of(new JsonChunker());
        }
        return JsonRecordReader.isLines(json)
                ? Optional.of(new LineChunker("{", '}'))
                : Optional.empty();
    }

    @Override
    public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (inString) {
                if (escaped) {
                    escaped = false;
                } else if (b == '\\') {
                    escaped = true;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == ',' && depth == 1) {
                places.cut(bytes, i, end);
            }
        }
    }

    @Override
    public boolean endsOpen() {
        return inString || depth != 0;
    }

    @Override
    public String opening() {
        return "[";
    }

    @Override
    public String closing() {
        return "]";
    }
}
