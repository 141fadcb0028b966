package glossa.corpus;

import java.util.Optional;

/**
 * Cuts a JSON array between its elements. A piece that begins behind a cut has the array's bracket
 * in place of the comma.
 */
final class JsonCutter implements Cutter {
    private int depth;
    private boolean inString;
    private boolean escaped;

    private JsonCutter() {}

    /**
     * The cutter of an array or of JSONL; nothing for one object, which is a whole.
     *
     * @param head the source, or its beginning
     */
    static Optional<Cutter> of(SourceText head) {
        String json = JsonAnswer.head(head);
        if (json.startsWith("[")) {
            return Optional.of(new JsonCutter());
        }
        return JsonAnswer.isLines(json) ? Optional.of(new LineCutter("{", '}')) : Optional.empty();
    }

    @Override
    public void scan(byte[] bytes, int from, int to, int end, Places places) {
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
