package io.facet.image;

/** Counts the scans of a JPEG stream (ITU-T T.81, annex B), each of which is a pass over it all. */
final class JpegScans {

    /** Encoders write about ten; each costs as much time as a whole picture. */
    private static final int MOST = 100;

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    private JpegScans() {}

    /**
     * @throws PictureFlaw if there are more scans than any encoder writes
     */
    static void requireFew(byte[] jpeg) throws PictureFlaw {
        int scans = 0;
        for (int at = 2; at + 1 < jpeg.length; ) {
            int marker = jpeg[at + 1] & 0xff;
            if (jpeg[at] != (byte) 0xff || !hasLength(marker)) {
                // Entropy-coded data, in which a marker may follow at any byte.
                at += jpeg[at] == (byte) 0xff && marker != 0xff ? 2 : 1;
                continue;
            }
            if (marker == END) {
                return;
            }
            if (marker == START_OF_SCAN && ++scans > MOST) {
                throw new PictureFlaw(
                        "is a JPEG of more than %d scans, which would take very long to read; open it in an image editor and save it again."
                                .formatted(MOST));
            }
            int length =
                    at + 3 < jpeg.length ? (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff : 2;
            at += 2 + Math.max(2, length);
        }
    }

    /** Whether it is a marker with content, or the end; not a byte of data or a restart. */
    private static boolean hasLength(int marker) {
        boolean alone = marker <= 0x01 || marker >= 0xd0 && marker <= 0xd8 || marker == 0xff;
        return !alone;
    }
}
