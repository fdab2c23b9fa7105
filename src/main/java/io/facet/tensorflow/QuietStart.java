package io.facet.tensorflow;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * Suppresses two lines that TensorFlow logs to the error stream at the first run in a process; one
 * of them reports that an optimisation is not enabled. The component that logs them does not read
 * the environment, so a first run is made with the error stream redirected to a file. All other
 * output written meanwhile is passed on.
 */
final class QuietStart {

    private static final int ERROR_STREAM = 2;

    /** Matches Abseil's informational log lines and its note on early logging. */
    private static final Pattern INFORMATION =
            Pattern.compile("I\\d{4} .*|WARNING: All log messages before absl::InitializeLog.*");

    private QuietStart() {}

    /** File descriptors in the C library of Linux and macOS. */
    private interface Descriptors extends Library {
        int dup(int descriptor);

        int dup2(int from, int to);

        int creat(String path, int mode);

        int close(int descriptor);

        NativeLong write(int descriptor, byte[] bytes, NativeLong count);
    }

    /**
     * Makes the first run. On Windows, or if the stream cannot be redirected, the lines are not
     * suppressed.
     */
    static void run() {
        if (Platform.isWindows()) {
            return;
        }
        try {
            Path lines = Files.createTempFile("facet-tensorflow", ".log");
            try {
                redirected(lines);
                passOn(new String(Files.readAllBytes(lines), Charset.defaultCharset()));
            } finally {
                Files.deleteIfExists(lines);
            }
        } catch (IOException | LinkageError e) {
            // Facet does not depend on the first run being quiet.
        }
    }

    private static void redirected(Path lines) throws IOException {
        Descriptors c = Native.load(Platform.C_LIBRARY_NAME, Descriptors.class);
        int file = c.creat(lines.toString(), 0600);
        int before = c.dup(ERROR_STREAM);
        if (file < 0 || before < 0) {
            throw new IOException("the error stream cannot be redirected");
        }
        c.dup2(file, ERROR_STREAM);
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            session.runner().fetch(Ops.create(graph).constant(1f)).run().close();
        } finally {
            c.dup2(before, ERROR_STREAM);
            c.close(before);
            c.close(file);
        }
    }

    private static void passOn(String written) {
        Descriptors c = Native.load(Platform.C_LIBRARY_NAME, Descriptors.class);
        written.lines()
                .filter(line -> !INFORMATION.matcher(line).matches())
                .map(line -> (line + System.lineSeparator()).getBytes(Charset.defaultCharset()))
                .forEach(line -> c.write(ERROR_STREAM, line, new NativeLong(line.length)));
    }
}
