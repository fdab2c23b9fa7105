package io.facet.tensorflow.savedmodel;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tensorflow.proto.NodeDef;

/**
 * Counts the parts of a message in the wire format of protocol buffers without creating any of
 * them. Two bytes may become an object of a hundred bytes, so that a file of 24 MB can take
 * gigabytes once it is parsed. Values that remain in the file's bytes, such as weights, count as
 * one part.
 */
final class MessageCensus {

    /**
     * Facet's limit on nodes. A large present-day network, saved with all its training functions,
     * has about 80,000 nodes, with 35 parts each, and few integers.
     */
    private static final int MOST_NODES = 200_000;

    private static final int MOST_PARTS = 4_000_000;
    private static final int MOST_NUMBERS = 4_000_000;
    private static final int DEEPEST = 100;

    private final byte[] bytes;
    private final Deque<Open> open = new ArrayDeque<>();
    private int position;
    private long nodes;
    private long parts;
    private long numbers;

    /** A message being read. */
    private record Open(Descriptor type, int end) {}

    MessageCensus(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Counts a message in addition to the previous ones. Returns what exceeds the limits, as a part
     * of an error message; empty if everything can be parsed.
     *
     * @param to position after the end of the message
     * @throws InvalidProtocolBufferException if it is not in the wire format
     */
    String excess(int from, int to, Descriptor type) throws InvalidProtocolBufferException {
        position = from;
        open.push(new Open(type, to));
        String excess = "";
        while (excess.isEmpty() && !open.isEmpty()) {
            if (position == open.peek().end()) {
                open.pop();
            } else {
                readField();
                excess = excess();
            }
        }
        return excess;
    }

    private String excess() {
        if (nodes > MOST_NODES) {
            return "more than " + MOST_NODES + " nodes";
        }
        if (numbers > MOST_NUMBERS) {
            return "more than " + MOST_NUMBERS + " whole numbers in its constants and attributes";
        }
        return parts > MOST_PARTS ? "more than " + MOST_PARTS + " messages and texts" : "";
    }

    private void readField() throws InvalidProtocolBufferException {
        long tag = varint();
        int number = (int) (tag >>> 3);
        if (tag < 0 || tag > 0xffffffffL || number == 0) {
            throw damaged();
        }
        FieldDescriptor field = open.peek().type().findFieldByNumber(number);
        switch ((int) (tag & 7)) {
            case WireFormat.WIRETYPE_VARINT -> {
                varint();
                count(field);
            }
            case WireFormat.WIRETYPE_FIXED64 -> skip(8);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> readDelimited(field);
            case WireFormat.WIRETYPE_FIXED32 -> skip(4);
            // TensorFlow's messages do not use groups.
            default -> throw damaged();
        }
    }

    private void count(FieldDescriptor field) {
        if (field != null && field.isRepeated()) {
            numbers++;
        }
    }

    private void readDelimited(FieldDescriptor field) throws InvalidProtocolBufferException {
        long length = varint();
        if (length < 0 || length > open.peek().end() - position) {
            throw damaged();
        }
        if (field == null) {
            skip((int) length);
            return;
        }
        parts++;
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            if (open.size() == DEEPEST) {
                throw damaged();
            }
            Descriptor type = field.getMessageType();
            nodes += type == NodeDef.getDescriptor() ? 1 : 0;
            open.push(new Open(type, position + (int) length));
        } else if (field.isPackable()) {
            readPacked(field, (int) length);
        } else {
            skip((int) length);
        }
    }

    /**
     * Skips packed numbers, counting only integers: floating-point numbers take no more memory once
     * parsed, and may be weights.
     */
    private void readPacked(FieldDescriptor field, int length) {
        int end = position + length;
        boolean floating =
                field.getJavaType() == FieldDescriptor.JavaType.FLOAT
                        || field.getJavaType() == FieldDescriptor.JavaType.DOUBLE;
        for (; !floating && position < end; position++) {
            numbers += bytes[position] >= 0 ? 1 : 0;
        }
        position = end;
    }

    /** Reads an integer stored with seven bits per byte. */
    private long varint() throws InvalidProtocolBufferException {
        long value = 0;
        int end = open.peek().end();
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == end) {
                throw damaged();
            }
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private void skip(int count) throws InvalidProtocolBufferException {
        if (count > open.peek().end() - position) {
            throw damaged();
        }
        position += count;
    }

    private static InvalidProtocolBufferException damaged() {
        return new InvalidProtocolBufferException("not the wire format of a message");
    }
}
