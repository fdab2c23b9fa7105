package io.facet.tensorflow;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets the environment variables that TensorFlow reads when its library is loaded. Java cannot set
 * them, and users that start Facet from ImageJ's menu have no shell for it.
 */
final class NativeEnvironment {

    /**
     * Convolutions by oneDNN. TensorFlow itself turns it on where the processor has AVX512-VNNI or
     * newer; with AVX2 alone one loss with its gradient was measured to take 0.6 to 0.75 of the
     * time with it.
     */
    private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

    /** From which severity on TensorFlow logs: 0 information, 1 warnings, 2 errors. */
    private static final String LOG_LEVEL = "TF_CPP_MIN_LOG_LEVEL";

    private static final String ERRORS = "2";

    private static final String CPP_LIBRARY = "libstdc++.so.6";

    private static boolean isPrepared;

    /** Held, because it would be given back with its last holder. */
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
     * Sets what the user has not set. To be called before TensorFlow's library is loaded; later it
     * does nothing.
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
     * Lets this process write numbers with the digits 0 to 9. TensorFlow's Java numbers the nodes
     * of a graph by the user's locale, and TensorFlow refuses names with other digits.
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
     * Opens the system's C++ library for all libraries that are loaded later. Some Javas do so
     * themselves (Debian's), others have their own linked in (Temurin). On the latter, TensorFlow
     * 1.15 was seen to crash in std::random_device if another plugin loaded it after Facet's had
     * been loaded, which has parts of a newer C++ library in itself.
     */
    private static Optional<NativeLibrary> sharedCppLibrary() {
        try {
            return Platform.isLinux()
                    ? Optional.of(NativeLibrary.getInstance(CPP_LIBRARY))
                    : Optional.empty();
        } catch (LinkageError e) {
            // Nothing of Facet's own depends on it.
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
            // Without it everything works, only slower.
        }
    }
}
