package glossa.index;

import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file or a slice of one, mapped into memory as one buffer. */
final class MappedInput extends IndexInput implements RandomAccessInput {
    private final ByteBuffer bytes;
    private int at;

    /**
     * @param bytes the content, from 0 to the buffer's limit; its position is ignored
     */
    MappedInput(String description, ByteBuffer bytes) {
        super(description);
        this.bytes = bytes.slice(0, bytes.limit()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public byte readByte() throws IOException {
        try {
            return bytes.get(at++);
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public void readBytes(byte[] to, int offset, int length) throws IOException {
        try {
            bytes.get(at, to, offset, length);
            at += length;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public short readShort() throws IOException {
        short value = readShort(at);
        at += Short.BYTES;
        return value;
    }

    @Override
    public int readInt() throws IOException {
        int value = readInt(at);
        at += Integer.BYTES;
        return value;
    }

    @Override
    public long readLong() throws IOException {
        long value = readLong(at);
        at += Long.BYTES;
        return value;
    }

    @Override
    public int readVInt() throws IOException {
        try {
            byte b = bytes.get(at++);
            int value = b & 0x7F;
            for (int shift = 7; b < 0; shift += 7) {
                b = bytes.get(at++);
                value |= (b & 0x7F) << shift;
            }
            return value;
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public void readInts(int[] to, int offset, int length) throws IOException {
        try {
            bytes.slice(at, length * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(to, offset, length);
            at += length * Integer.BYTES;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public void readLongs(long[] to, int offset, int length) throws IOException {
        try {
            bytes.slice(at, length * Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(to, offset, length);
            at += length * Long.BYTES;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public byte readByte(long place) throws IOException {
        try {
            return bytes.get((int) place);
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public short readShort(long place) throws IOException {
        try {
            return bytes.getShort((int) place);
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public int readInt(long place) throws IOException {
        try {
            return bytes.getInt((int) place);
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public long readLong(long place) throws IOException {
        try {
            return bytes.getLong((int) place);
        } catch (IndexOutOfBoundsException e) {
            throw pastTheEnd();
        }
    }

    @Override
    public long getFilePointer() {
        return at;
    }

    @Override
    public void seek(long place) throws IOException {
        if (place < 0 || place > bytes.limit()) {
            throw pastTheEnd();
        }
        at = (int) place;
    }

    @Override
    public long length() {
        return bytes.limit();
    }

    @Override
    public MappedInput clone() {
        MappedInput copy = new MappedInput(toString(), bytes);
        copy.at = at;
        return copy;
    }

    @Override
    public MappedInput slice(String description, long offset, long length) {
        if (offset < 0 || length < 0 || offset + length > bytes.limit()) {
            throw new IllegalArgumentException(description + " is past the end of " + this);
        }
        return new MappedInput(
                getFullSliceDescription(description), bytes.slice((int) offset, (int) length));
    }

    @Override
    public void close() {
        // The mapping is freed with the buffer.
    }

    private EOFException pastTheEnd() {
        return new EOFException("past the end of " + this);
    }
}
