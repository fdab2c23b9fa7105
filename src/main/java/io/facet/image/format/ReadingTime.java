package io.facet.image.format;

import io.facet.image.metadata.PictureFlaw;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Limits the time for reading one picture, so that a damaged or malicious file cannot block a whole
 * folder. Decoders check the time between rows and pieces of the file and are stopped by the
 * exception.
 *
 * <p>A slow laptop reads a PNG file of 100 megapixels in about 15 seconds. {@link #SECONDS} is
 * eight times as long; the property {@link #PROPERTY} overrides it.
 */
public final class ReadingTime {

    /** The system property that sets another limit, in seconds. */
    public static final String PROPERTY = "facet.reading.seconds";

    /** The default limit in seconds. */
    static final int SECONDS = 120;

    private final LongSupplier nanoseconds;
    private final double seconds;
    private final long start;

    private ReadingTime(double seconds, LongSupplier nanoseconds) {
        this.seconds = seconds;
        this.nanoseconds = nanoseconds;
        start = nanoseconds.getAsLong();
    }

    /** Starts the clock for one picture. */
    public static ReadingTime start() {
        return start(System.getProperty(PROPERTY, ""), System::nanoTime);
    }

    /**
     * Starts with a given setting and clock; a setting that is not a positive number is ignored.
     */
    public static ReadingTime start(String setting, LongSupplier nanoseconds) {
        double seconds =
                setting.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(setting) : 0;
        return new ReadingTime(seconds > 0 ? seconds : SECONDS, nanoseconds);
    }

    /**
     * Checks that the time limit is not exceeded.
     *
     * @throws PictureFlaw if it is
     */
    public void check() throws PictureFlaw {
        if (nanoseconds.getAsLong() - start > seconds * 1e9) {
            throw new PictureFlaw(
                    String.format(
                            Locale.ROOT,
                            "takes longer than %s seconds to read, as no ordinary picture does, and"
                                    + " was given up; open it in an image editor and save it again,"
                                    + " or allow more time with java -D%s=%.0f.",
                            seconds == Math.rint(seconds)
                                    ? String.valueOf((long) seconds)
                                    : String.valueOf(seconds),
                            PROPERTY,
                            Math.max(1, 10 * seconds)));
        }
    }
}
