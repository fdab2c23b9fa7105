package io.facet.image.format;

import io.facet.image.metadata.PictureFlaw;

/**
 * Counts the scans of a JPEG stream (ITU-T T.81, annex B), each of which is a pass over the whole
 * picture.
 */
public final class JpegScans {

    /**
     * The usual maximum number of scans. Encoders write about ten; each takes as long as decoding a
     * picture.
     */
    private static final int USUAL = 20;

    /** The maximum number of scans for any size, more than any encoder writes. */
    private static final int MOST = 100;

    /**
     * The maximum number of pixels of all scans together, about 20 seconds, if there are more scans
     * than usual.
     */
    private static final long MOST_PIXELS = 2_000_000_000L;

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    private JpegScans() {}

    /**
     * Checks the number of scans.
     *
     * @throws PictureFlaw if there are more scans than any encoder writes
     */
    public static void requireFew(byte[] jpeg) throws PictureFlaw {
        int scans = 0;
        long pixels = 0;
        for (int at = 2; at + 1 < jpeg.length; ) {
            int marker = jpeg[at + 1] & 0xff;
            if (jpeg[at] != (byte) 0xff || !hasLength(marker)) {
                // Entropy-coded data; a marker may start at any byte.
                at += jpeg[at] == (byte) 0xff && marker != 0xff ? 2 : 1;
                continue;
            }
            if (marker == END) {
                return;
            }
            if (JpegFile.isFrame(marker) && at + 8 < jpeg.length) {
                pixels = (long) number(jpeg, at + 5) * number(jpeg, at + 7);
            }
            if (marker == START_OF_SCAN) {
                scans++;
                requireFew(scans, pixels);
            }
            int length = at + 3 < jpeg.length ? number(jpeg, at + 2) : 2;
            at += 2 + Math.max(2, length);
        }
    }

    private static void requireFew(int scans, long pixels) throws PictureFlaw {
        if (scans > MOST || scans > USUAL && scans * pixels > MOST_PIXELS) {
            throw new PictureFlaw(
                    "is a JPEG of more than %s scans, which would take very long to read; open it in an image editor and save it again."
                            .formatted(scans - 1));
        }
    }

    private static int number(byte[] jpeg, int at) {
        return (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff;
    }

    /**
     * Returns whether a marker has content or is the end marker, rather than a data byte or a
     * restart marker.
     */
    private static boolean hasLength(int marker) {
        boolean alone = marker <= 0x01 || marker >= 0xd0 && marker <= 0xd8 || marker == 0xff;
        return !alone;
    }
}
