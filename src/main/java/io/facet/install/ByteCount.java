package io.facet.install;

import java.util.Locale;

/** Formats numbers of bytes for users. */
final class ByteCount {

    private static final long SMALLEST_IN_MEGABYTES = 100_000;

    private ByteCount() {}

    /** Returns text such as "58.9 MB", in megabytes of 10⁶ bytes, or "712 bytes". */
    static String of(long bytes) {
        return bytes < SMALLEST_IN_MEGABYTES ? bytes + " bytes" : megabytes(bytes) + " MB";
    }

    /** Returns megabytes of 10⁶ bytes, such as "58.9". */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
