package glossa.lsp;

import com.google.gson.JsonPrimitive;

import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages to the editor: each with one write of header and content together, so that an
 * editor that has read the header does not wait for the content.
 */
final class MessageOutput implements MessageConsumer {
    private final OutputStream out;
    private final MessageJsonHandler json;

    MessageOutput(OutputStream out, MessageJsonHandler json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Writes a message.
     *
     * @throws JsonRpcException if the editor has closed the stream
     */
    @Override
    public void consume(Message message) {
        try {
            FramedMessage content = new FramedMessage();
            try (Writer text = new OutputStreamWriter(content, StandardCharsets.UTF_8)) {
                json.serialize(message, text);
            }
            synchronized (out) {
                content.writeFramed(out);
                out.flush();
            }
        } catch (IOException e) {
            throw new JsonRpcException(e);
        }
    }

    /**
     * Writes the answer to a request that could not be read.
     *
     * @param id as written in the request's JSON
     */
    void error(String id, ResponseErrorCode code, String message) {
        String text = new JsonPrimitive(message).toString();
        try {
            FramedMessage content = new FramedMessage();
            content.write(
                    "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":%s}}"
                            .formatted(id, code.getValue(), text)
                            .getBytes(StandardCharsets.UTF_8));
            synchronized (out) {
                content.writeFramed(out);
                out.flush();
            }
        } catch (IOException e) {
            throw new JsonRpcException(e);
        }
    }

    /** A message with space for its header before it. */
    private static final class FramedMessage extends ByteArrayOutputStream {
        private static final byte[] NAME = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);

        /** Bytes for the name, up to ten digits and two line ends. */
        private static final int MAX_HEADER_LENGTH = 32;

        FramedMessage() {
            super(1 << 12);
            count = MAX_HEADER_LENGTH;
        }

        void writeFramed(OutputStream to) throws IOException {
            byte[] length =
                    Integer.toString(count - MAX_HEADER_LENGTH).getBytes(StandardCharsets.US_ASCII);
            int start = MAX_HEADER_LENGTH - 4 - length.length - NAME.length;
            System.arraycopy(NAME, 0, buf, start, NAME.length);
            System.arraycopy(length, 0, buf, start + NAME.length, length.length);
            for (int i = 0; i < 4; i++) {
                buf[MAX_HEADER_LENGTH - 4 + i] = (byte) (i % 2 == 0 ? '\r' : '\n');
            }
            to.write(buf, start, count - start);
        }
    }
}
