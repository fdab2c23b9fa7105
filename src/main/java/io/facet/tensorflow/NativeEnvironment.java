package io.facet.tensorflow;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets the environment variables that TensorFlow reads when its library is loaded. Java itself
 * cannot set them, and users who start Facet from ImageJ's menu have no shell to do so.
 */
final class NativeEnvironment {

    /**
     * Enables convolutions by oneDNN. TensorFlow enables it by default only where the processor has
     * AVX512-VNNI or newer; with AVX2 alone one loss with its gradient was measured to take 0.6 to
     * 0.75 of the time with it.
     */
    private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

    /** Lowest severity that TensorFlow logs: 0 information, 1 warnings, 2 errors. */
    private static final String LOG_LEVEL = "TF_CPP_MIN_LOG_LEVEL";

    private static final String ERRORS = "2";

    private static final String CPP_LIBRARY = "libstdc++.so.6";

    private static boolean isPrepared;

    /** Keeps a reference, because the library would be unloaded with its last reference. */
    @SuppressWarnings("UnusedVariable")
    private static final Optional<NativeLibrary> SHARED = sharedCppLibrary();

    private NativeEnvironment() {}

    /** The C library of Linux and macOS. */
    private interface Posix extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** The C library that TensorFlow uses on Windows. */
    private interface Windows extends Library {
        int _putenv_s(String name, String value);
    }

    /**
     * Sets the variables that the user has not set. Must be called before TensorFlow's library is
     * loaded; later calls have no effect.
     */
    static synchronized void prepare() {
        useLatinDigits();
        if (isPrepared) {
            return;
        }
        isPrepared = true;
        if (System.getenv(ONEDNN) == null && isX86()) {
            set(ONEDNN, "1");
        }
        if (System.getenv(LOG_LEVEL) == null) {
            set(LOG_LEVEL, ERRORS);
            QuietStart.run();
        }
    }

    /**
     * Makes this process format numbers with the digits 0 to 9. TensorFlow's Java API numbers the
     * nodes of a graph in the user's locale, and TensorFlow rejects names with other digits.
     */
    private static void useLatinDigits() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        if (DecimalFormatSymbols.getInstance(before).getZeroDigit() != '0') {
            Locale.setDefault(
                    Locale.Category.FORMAT,
                    new Locale.Builder()
                            .setLocale(before)
                            .setUnicodeLocaleKeyword("nu", "latn")
                            .build());
        }
    }

    /**
     * Opens the system's C++ library for all libraries loaded later. Some Java builds do so
     * themselves (Debian's), others are statically linked with their own (Temurin's). On the
     * latter, TensorFlow 1.15 was observed to crash in std::random_device if another plugin loaded
     * it after Facet's TensorFlow, which contains parts of a newer C++ library.
     */
    private static Optional<NativeLibrary> sharedCppLibrary() {
        try {
            return Platform.isLinux()
                    ? Optional.of(NativeLibrary.getInstance(CPP_LIBRARY))
                    : Optional.empty();
        } catch (LinkageError e) {
            // Facet itself does not depend on this library.
            return Optional.empty();
        }
    }

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    private static void set(String name, String value) {
        try {
            if (Platform.isWindows()) {
                Native.load("ucrtbase", Windows.class)._putenv_s(name, value);
            } else {
                Native.load(Platform.C_LIBRARY_NAME, Posix.class).setenv(name, value, 0);
            }
        } catch (LinkageError e) {
            // Everything still works without it, only slower.
        }
    }
}
