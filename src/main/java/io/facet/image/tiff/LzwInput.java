package io.facet.image.tiff;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses LZW as TIFF 6.0, section 13, defines it: codes of 9 to 12 bits, the most significant
 * bit first, each width left one code early. The older form, least significant bit first, is told
 * apart by its first code.
 */
final class LzwInput extends InputStream {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int SHORTEST = 9;
    private static final int LONGEST = 12;
    private static final int TABLE = 1 << LONGEST;

    private final InputStream in;
    private final int[] prefix = new int[TABLE];
    private final byte[] last = new byte[TABLE];
    private final byte[] first = new byte[TABLE];
    private final int[] length = new int[TABLE];

    /** The string of the last code, of which the bytes from {@link #at} on are still to be read. */
    private final byte[] string = new byte[TABLE + 1];

    private int stringLength;
    private int at;
    private int free = FIRST_FREE;
    private int width = SHORTEST;
    private int previous = CLEAR;
    private boolean isOlder;
    private boolean isEnded;
    private long buffer;
    private int buffered;

    /**
     * @throws IOException if the first bytes cannot be read
     */
    LzwInput(InputStream in) throws IOException {
        this.in = in;
        for (int code = 0; code < CLEAR; code++) {
            last[code] = (byte) code;
            first[code] = (byte) code;
            length[code] = 1;
        }
        int one = in.read();
        int two = in.read();
        // The code to clear the table, 100000000, with its lowest bit first.
        isOlder = one == 0 && (two & 1) == 1;
        isEnded = two < 0;
        buffer = isOlder ? one | (long) two << 8 : (long) one << 8 | two;
        buffered = 16;
    }

    @Override
    public int read() throws IOException {
        return fill() ? string[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        int done = 0;
        while (done < wanted && fill()) {
            int count = Math.min(wanted - done, stringLength - at);
            System.arraycopy(string, at, target, from + done, count);
            at += count;
            done += count;
        }
        return done == 0 ? -1 : done;
    }

    /** Decodes until there are bytes to read; returns false at the end. */
    private boolean fill() throws IOException {
        while (at == stringLength && !isEnded) {
            decode(code());
        }
        return at < stringLength;
    }

    private void decode(int code) throws IOException {
        if (code == END) {
            isEnded = true;
        } else if (code == CLEAR) {
            free = FIRST_FREE;
            width = SHORTEST;
            previous = CLEAR;
        } else if (previous == CLEAR) {
            requireKnown(code, CLEAR);
            put(code);
            previous = code;
        } else {
            requireKnown(code, free + 1);
            byte next = code == free ? first[previous] : first[code];
            add(next);
            put(code);
            previous = code;
        }
    }

    private void requireKnown(int code, int limit) throws IOException {
        if (code >= limit || code >= TABLE) {
            throw new IOException("LZW code " + code + " of " + free);
        }
    }

    /** Adds the string of the previous code with one more byte. */
    private void add(byte next) {
        if (free < TABLE) {
            prefix[free] = previous;
            last[free] = next;
            first[free] = first[previous];
            length[free] = length[previous] + 1;
            free++;
        }
        // The newer form widens its codes one code early.
        int early = isOlder ? 0 : 1;
        if (free + early >= 1 << width && width < LONGEST) {
            width++;
        }
    }

    private void put(int code) {
        stringLength = length[code];
        at = 0;
        int rest = code;
        for (int i = stringLength - 1; i >= 0; i--) {
            string[i] = last[rest];
            rest = prefix[rest];
        }
    }

    private int code() throws IOException {
        while (buffered < width) {
            int next = in.read();
            if (next < 0) {
                // Some writers leave out the last code.
                return END;
            }
            buffer = isOlder ? buffer | (long) next << buffered : buffer << 8 | next;
            buffered += 8;
        }
        buffered -= width;
        int mask = (1 << width) - 1;
        if (isOlder) {
            int code = (int) buffer & mask;
            buffer >>>= width;
            return code;
        }
        return (int) (buffer >>> buffered) & mask;
    }
}
