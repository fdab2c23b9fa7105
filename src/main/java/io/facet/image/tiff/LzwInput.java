package io.facet.image.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteOrder;
import org.apache.commons.compress.compressors.lzw.LZWInputStream;

/**
 * Decompresses LZW as TIFF 6.0, section 13, defines it: codes of 9 to 12 bits, the most significant
 * bit first, each width ending one code early. The older form, least significant bit first, is
 * recognised by its first code.
 */
final class LzwInput extends LZWInputStream {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int LONGEST = 12;

    /** How many codes early the code width increases. */
    private final int early;

    private boolean isEnded;

    private LzwInput(InputStream in, ByteOrder order) {
        super(in, order);
        early = order == ByteOrder.BIG_ENDIAN ? 1 : 0;
        initializeTables(LONGEST);
        setTableSize(FIRST_FREE);
    }

    /**
     * Decompresses a strip or tile.
     *
     * @throws IOException if the first bytes cannot be read
     */
    static LzwInput of(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, 2);
        byte[] first = whole.readNBytes(2);
        whole.unread(first);
        // The code to clear the table, 100000000, with its lowest bit first.
        boolean isOlder = first.length == 2 && first[0] == 0 && (first[1] & 1) == 1;
        return new LzwInput(whole, isOlder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    @Override
    protected int decompressNextSymbol() throws IOException {
        // Some writers omit the end code.
        int code = isEnded ? END : readNextCode();
        if (code < 0 || code == END) {
            isEnded = true;
            return -1;
        }
        if (code == CLEAR) {
            resetCodeSize();
            resetPreviousCode();
            setTableSize(FIRST_FREE);
            return 0;
        }
        if (code > getTableSize()) {
            throw new IOException("LZW code " + code + " of " + getTableSize());
        }
        boolean isNew = code == getTableSize();
        if (isNew) {
            addRepeatOfPreviousCode();
        }
        return expandCodeToOutputStack(code, isNew);
    }

    @Override
    protected int addEntry(int previous, byte character) {
        int added = addEntry(previous, character, 1 << LONGEST);
        if (getTableSize() + early >= 1 << getCodeSize() && getCodeSize() < LONGEST) {
            incrementCodeSize();
        }
        return added;
    }
}
