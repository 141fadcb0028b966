package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The editor's messages: a header, then a body of the length that the header gives (LSP 3.17, "Base
 * Protocol").
 *
 * <p>Each body is read whole by its length before any of it is parsed. So a body that cannot be
 * parsed does not affect the next one: it is answered with an error, by its id if one can be found.
 * A body that is too large is skipped without being read into memory, and also answered with an
 * error.
 */
final class MessageInput {
    /** Bytes of one body; a longer one is refused. */
    static final int MAX_BODY_BYTES = 32 << 20;

    /** Bytes of one header; a longer one is given up, and the next header is looked for. */
    private static final int MAX_HEADER_BYTES = 8 << 10;

    /** Bytes of a refused body in which its id is looked for. */
    private static final int HEAD_BYTES = 64 << 10;

    private static final Pattern LENGTH =
            Pattern.compile("(?im)^[ \\t]*content-length[ \\t]*:[ \\t]*(\\d{1,18})[ \\t]*\\r?$");

    /** The same behind what is left of a message whose own header told no length. */
    private static final Pattern LENGTH_BEHIND =
            Pattern.compile("(?im)content-length[ \\t]*:[ \\t]*(\\d{1,18})[ \\t]*\\r?$");

    private static final Pattern CHARSET =
            Pattern.compile(
                    "(?im)^[ \\t]*content-type[ \\t]*:.*?charset[ \\t]*=[ \\t]*\"?([^\\s;\"]+)");

    /** Parameters of every keystroke: what they miss is found without reflection, by their use. */
    private static final Set<Class<?>> AT_EACH_KEYSTROKE =
            Set.of(
                    TextDocumentPositionParams.class,
                    DidOpenTextDocumentParams.class,
                    DidChangeTextDocumentParams.class);

    /** Bytes that are skipped at once. */
    private static final int BLOCK_BYTES = 64 << 10;

    /** The header of another message where a body was announced; at most so many bytes. */
    private static final int MAX_EMBEDDED_HEADER = 64;

    private static final Pattern EMBEDDED_HEADER =
            Pattern.compile("(?i)content-length: ?\\d{1,18}\\r\\n(?:\\r\\n|content-type:)");

    private final PushbackInputStream in;
    private final MessageJsonHandler json;
    private final MessageConsumer server;
    private final Refusal refusal;

    /** Says why a message cannot be handed on. */
    interface Refusal {
        /**
         * Answers a request, or a message that may be one.
         *
         * @param id the request's id as written in the JSON; {@code null} if none was found, as
         *     JSON-RPC 2.0 requires
         */
        void answer(String id, ResponseErrorCode code, String why);

        /** Logs what nobody waits for: a notification, or an answer to the server. */
        void log(String why);
    }

    /** The fields of a header. */
    private record Header(long length, Optional<Charset> charset) {}

    MessageInput(InputStream in, MessageJsonHandler json, MessageConsumer server, Refusal refusal) {
        this.in = new PushbackInputStream(in, MAX_EMBEDDED_HEADER + BLOCK_BYTES);
        this.json = json;
        this.server = server;
        this.refusal = refusal;
    }

    /**
     * Hands on one message after the other, until the input ends.
     *
     * @throws IOException if the input cannot be read any more
     */
    void listen() throws IOException {
        for (Header header = header(); header != null; header = header()) {
            try {
                if (header.length() > MAX_BODY_BYTES) {
                    skip(header.length());
                } else {
                    byte[] body = in.readNBytes((int) header.length());
                    if (body.length < header.length()) {
                        throw new EOFException();
                    }
                    handOn(body, header.charset());
                }
            } catch (EOFException e) {
                refusal.log(
                        "the input ended in the middle of a message of "
                                + header.length()
                                + " bytes");
                return;
            }
        }
    }

    /**
     * The next header. Lines that are not part of a header are skipped; {@code null} at the end.
     */
    private @Nullable Header header() throws IOException {
        StringBuilder lines = new StringBuilder();
        boolean endsLine = true;
        boolean isTold = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\r') {
                continue;
            }
            if (c == '\n' && endsLine) {
                Matcher length = LENGTH.matcher(lines);
                if (length.find() || length.usePattern(LENGTH_BEHIND).reset().find()) {
                    return new Header(Long.parseLong(length.group(1)), charset(lines));
                }
                if (!lines.isEmpty() && !isTold) {
                    isTold = true;
                    refusal.log("a message header without a valid Content-Length was skipped");
                }
                lines.setLength(0);
                continue;
            }
            endsLine = c == '\n';
            lines.append((char) c);
            if (lines.length() > MAX_HEADER_BYTES) {
                // No header: only its last line may begin one.
                lines.delete(0, lines.length() - MAX_HEADER_BYTES / 2);
            }
        }
        return null;
    }

    /** The charset that a header names, UTF-8 where it names none; nothing for an unknown one. */
    private static Optional<Charset> charset(CharSequence header) {
        Matcher named = CHARSET.matcher(header);
        if (!named.find()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        String name = named.group(1).toLowerCase(Locale.ROOT);
        try {
            // Older clients write "utf8" (LSP 3.17, "Header Part").
            return Optional.of(
                    name.equals("utf8") ? StandardCharsets.UTF_8 : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * Skips a body that is too large. It is logged in any case: nobody may wait for an answer.
     *
     * <p>If a header follows in the midst of it, the body is not there, since no JSON contains the
     * line breaks of a header; the next message begins with that header.
     */
    private void skip(long length) throws IOException {
        String why =
                "the message has %d MiB; at most %d MiB are read"
                        .formatted(length >> 20, MAX_BODY_BYTES >> 20);
        refusal.log(why);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] bytes = new byte[MAX_EMBEDDED_HEADER + BLOCK_BYTES];
        int kept = 0;
        long left = length;
        while (left > 0) {
            int count = in.read(bytes, kept, (int) Math.min(BLOCK_BYTES, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            int end = kept + count;
            Matcher embedded =
                    EMBEDDED_HEADER.matcher(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
            boolean isFound = embedded.find();
            int body = isFound ? embedded.start() : end;
            head.write(
                    bytes, kept, Math.clamp(HEAD_BYTES - head.size(), 0, Math.max(0, body - kept)));
            if (isFound) {
                in.unread(bytes, body, end - body);
                break;
            }
            kept = Math.min(MAX_EMBEDDED_HEADER, end);
            System.arraycopy(bytes, end - kept, bytes, 0, kept);
        }
        Envelope envelope = Envelope.of(head.toByteArray());
        if (envelope.hasId() || !envelope.hasMethod()) {
            refusal.answer(envelope.id(), ResponseErrorCode.InvalidRequest, why);
        }
    }

    private void handOn(byte[] body, Optional<Charset> charset) {
        if (charset.isEmpty()) {
            refuse(body, ResponseErrorCode.ParseError, "the charset is unknown; use utf-8");
            return;
        }
        Message message;
        try {
            message =
                    json.parseMessage(
                            new InputStreamReader(new ByteArrayInputStream(body), charset.get()));
        } catch (RuntimeException e) {
            refuseUnparsed(body, e);
            return;
        } catch (StackOverflowError e) {
            refuse(body, ResponseErrorCode.InvalidRequest, "the message is nested too deep");
            return;
        } catch (OutOfMemoryError e) {
            refuse(body, ResponseErrorCode.InvalidRequest, "the message does not fit into memory");
            return;
        }
        if (message == null) {
            refuse(body, ResponseErrorCode.InvalidRequest, "the message is empty");
            return;
        }
        if (message instanceof RequestMessage request
                && Requests.method(request.getMethod()) == null
                && !Envelope.of(body).isMethodText()) {
            refuse(body, ResponseErrorCode.InvalidRequest, "the method is not a string");
            return;
        }
        try {
            Optional<String> missing = missing(message);
            if (missing.isPresent()) {
                refuse(body, ResponseErrorCode.InvalidParams, missing.get());
            } else {
                server.consume(message);
            }
        } catch (OutOfMemoryError e) {
            refuse(body, ResponseErrorCode.InvalidRequest, "the message does not fit into memory");
        } catch (StackOverflowError e) {
            refuse(body, ResponseErrorCode.InvalidParams, "the parameters are nested too deep");
        } catch (RuntimeException e) {
            refuse(body, ResponseErrorCode.InvalidParams, reason(e));
        }
    }

    /** Which required members of the parameters are missing, found by reflection. */
    private static Optional<String> missing(Message message) {
        Object params =
                switch (message) {
                    case RequestMessage request -> request.getParams();
                    case NotificationMessage notification -> notification.getParams();
                    default -> null;
                };
        if (params == null
                || params instanceof JsonElement
                || AT_EACH_KEYSTROKE.contains(params.getClass())) {
            return Optional.empty();
        }
        try {
            new ReflectiveMessageValidator().consume(message);
            return Optional.empty();
        } catch (MessageIssueException e) {
            String text = e.getIssues().getFirst().getText();
            return Optional.of(
                    "missing or null: "
                            + text.substring(text.indexOf("Path: ") + "Path: ".length())
                                    .replaceFirst("^\\$\\.", ""));
        }
    }

    /** One line of what is wrong, without the names of Java's classes. */
    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return "the message cannot be read: "
                + text.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    /**
     * The top level of a message, as far as it can be read.
     *
     * @param id as written in the JSON; {@code null} if there is none
     * @param isMethodText whether the method is a string, as far as it was found
     * @param isWhole whether the body is one JSON value and nothing more
     */
    private record Envelope(
            String id, boolean hasId, boolean hasMethod, boolean isMethodText, boolean isWhole) {
        static Envelope of(byte[] body) {
            String id = "null";
            boolean hasId = false;
            boolean hasMethod = false;
            boolean isMethodText = true;
            boolean isWhole = false;
            String head =
                    new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.UTF_8);
            try (JsonReader reader = new JsonReader(new StringReader(head))) {
                if (reader.peek() == JsonToken.BEGIN_OBJECT) {
                    reader.beginObject();
                    while (reader.hasNext()) {
                        String name = reader.nextName();
                        hasId |= name.equals("id");
                        hasMethod |= name.equals("method");
                        isMethodText &= !name.equals("method") || reader.peek() == JsonToken.STRING;
                        if (name.equals("id") && reader.peek() == JsonToken.STRING) {
                            id = new JsonPrimitive(reader.nextString()).toString();
                        } else if (name.equals("id") && reader.peek() == JsonToken.NUMBER) {
                            id = reader.nextString();
                        } else {
                            reader.skipValue();
                        }
                    }
                    reader.endObject();
                } else {
                    reader.skipValue();
                }
                isWhole = reader.peek() == JsonToken.END_DOCUMENT;
            } catch (IOException | IllegalStateException | StackOverflowError e) {
                // What was found before that place counts.
            }
            return new Envelope(
                    id, hasId, hasMethod, isMethodText, isWhole || body.length > HEAD_BYTES);
        }
    }

    private void refuse(byte[] body, ResponseErrorCode code, String why) {
        Envelope envelope = Envelope.of(body);
        if (envelope.isWhole() && envelope.hasMethod() != envelope.hasId()) {
            refusal.log(why);
        } else {
            refusal.answer(envelope.id(), code, why);
        }
    }

    /**
     * Refuses what could not be parsed: no JSON, no message, or a message with wrong parameters.
     */
    private void refuseUnparsed(byte[] body, Throwable fault) {
        Envelope envelope = Envelope.of(body);
        boolean hasGoodId = envelope.id().matches("\".*\"|-?\\d{1,9}");
        refuse(
                body,
                !envelope.isWhole()
                        ? ResponseErrorCode.ParseError
                        : envelope.hasMethod() && hasGoodId
                                ? ResponseErrorCode.InvalidParams
                                : ResponseErrorCode.InvalidRequest,
                reason(fault));
    }
}
