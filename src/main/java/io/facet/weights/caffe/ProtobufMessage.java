package io.facet.weights.caffe;

import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightStream;
import java.io.IOException;

/**
 * Reads a message in the wire format of protocol buffers field by field from a file. Fields that
 * are not requested are skipped without being read.
 *
 * <pre>{@code
 * while (message.nextField()) {
 *     switch (message.field()) {
 *         case 1 -> name = message.text(MOST);
 *         default -> message.skip();
 *     }
 * }
 * }</pre>
 */
final class ProtobufMessage {

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED_32 = 5;
    private static final int GROUP_START = 3;
    private static final int GROUP_END = 4;

    /** Maximum nesting of groups; no current format uses groups. */
    private static final int DEEPEST = 32;

    private final WeightStream stream;
    private final long end;
    private int field;
    private int wireType;

    /**
     * @param end position after the message's last byte
     */
    ProtobufMessage(WeightStream stream, long end) {
        this.stream = stream;
        this.end = end;
    }

    /** Advances to the next field; the previous one must have been read or skipped. */
    boolean nextField() throws IOException {
        if (stream.position() == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 3 >= 1 << 29) {
            throw UnreadableWeights.damaged("it holds a field without a number");
        }
        return true;
    }

    /** Returns the field number. */
    int field() {
        return field;
    }

    /** Returns the wire type of the field. */
    int wireType() {
        return wireType;
    }

    /** Returns whether the field has this number and wire type. */
    boolean is(int number, int type) {
        return field == number && wireType == type;
    }

    /** Reads an integer of up to 64 bits. */
    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            requireWithin(1);
            int next = stream.next();
            value |= (long) (next & 127) << shift;
            if (next < 128) {
                return value;
            }
        }
        throw UnreadableWeights.damaged("it holds an integer of more than 64 bits");
    }

    /** Reads the length of the bytes that follow and checks that they are within the message. */
    long length() throws IOException {
        long length = varint();
        requireWithin(length);
        return length;
    }

    /** Returns the field as a message of its own, to be read to its end. */
    ProtobufMessage message() throws IOException {
        long length = length();
        return new ProtobufMessage(stream, stream.position() + length);
    }

    /** Returns the field as text; of more bytes than {@code most} only the first ones. */
    String text(int most) throws IOException {
        long length = length();
        String text = stream.text((int) Math.min(length, most));
        stream.skip(length - Math.min(length, most));
        return text;
    }

    /** Returns the position of the next byte. */
    long position() {
        return stream.position();
    }

    /** Skips bytes within the message. */
    void skip(long count) {
        requireWithin(count);
        stream.skip(count);
    }

    /** Skips the field. */
    void skip() throws IOException {
        skipField(0);
    }

    private void skipField(int depth) throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED_64 -> skip(8);
            case DELIMITED -> skip(length());
            case FIXED_32 -> skip(4);
            case GROUP_START -> skipGroup(field, depth);
            default -> throw UnreadableWeights.damaged("it holds a field of an unknown type");
        }
    }

    private void skipGroup(int group, int depth) throws IOException {
        if (depth == DEEPEST) {
            throw UnreadableWeights.damaged("its groups are nested too deeply");
        }
        while (nextField()) {
            if (wireType == GROUP_END) {
                if (field != group) {
                    break;
                }
                return;
            }
            skipField(depth + 1);
        }
        throw UnreadableWeights.damaged("it holds a group without an end");
    }

    private void requireWithin(long count) {
        if (count < 0 || count > end - stream.position()) {
            throw UnreadableWeights.damaged("a part of it is longer than the whole");
        }
    }
}
