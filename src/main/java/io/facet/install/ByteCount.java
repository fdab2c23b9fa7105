package io.facet.install;

import java.util.Locale;

/** A number of bytes for a person to read. */
final class ByteCount {

    private static final long SMALLEST_IN_MEGABYTES = 100_000;

    private ByteCount() {}

    /** Such as "58.9 MB", megabytes of 10⁶ bytes, or "712 bytes". */
    static String of(long bytes) {
        return bytes < SMALLEST_IN_MEGABYTES ? bytes + " bytes" : megabytes(bytes) + " MB";
    }

    /** Such as "58.9". */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
