package io.facet.file;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The process that writes a temporary file, as encoded in the file's name.
 *
 * @param world digest that identifies the system to which the id belongs, because several machines
 *     and containers may write to the same folder
 * @param id of the process
 */
record WritingProcess(String world, long id) {

    /** Maximum difference between the clocks of files and processes on one system. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    private static final int DIGITS = 8;

    private static final WritingProcess CURRENT =
            new WritingProcess(currentWorld(), ProcessHandle.current().pid());

    /** Returns this process. */
    static WritingProcess current() {
        return CURRENT;
    }

    /**
     * Returns whether the process belongs to this system, so that {@link #hasEnded} is meaningful.
     */
    boolean isHere() {
        return world.equals(CURRENT.world);
    }

    /**
     * Returns whether the process has ended.
     *
     * @param changed when it last wrote; a process that started later is a different one that
     *     reuses the id
     */
    boolean hasEnded(Instant changed) {
        Optional<ProcessHandle> process = ProcessHandle.of(id).filter(ProcessHandle::isAlive);
        return process.isEmpty()
                || process.get()
                        .info()
                        .startInstant()
                        .filter(start -> changed.plus(CLOCKS).isBefore(start))
                        .isPresent();
    }

    /**
     * Identifies this system. If it cannot be identified, no other process is treated as belonging
     * to it.
     */
    private static String currentWorld() {
        String name =
                linux().or(WritingProcess::windows)
                        .or(WritingProcess::card)
                        .orElseGet(() -> UUID.randomUUID().toString());
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** Returns the boot of the system, and the container if there is one. */
    private static Optional<String> linux() {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                            + Files.readSymbolicLink(Path.of("/proc/self/ns/pid")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> windows() {
        return Optional.ofNullable(System.getenv("COMPUTERNAME"));
    }

    /** Returns the address of the first network card. */
    private static Optional<String> card() {
        try {
            for (NetworkInterface card :
                    Collections.list(NetworkInterface.getNetworkInterfaces())) {
                byte[] address = card.getHardwareAddress();
                if (address != null) {
                    return Optional.of(HexFormat.of().formatHex(address));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
