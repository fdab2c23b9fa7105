package io.facet.file;

import java.nio.file.Path;

/** Starts to write a file and a folder, reports it, and continues until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        AtomicFile.write(
                folder.resolve("table.csv"),
                true,
                out -> {
                    out.write(new byte[100_000]);
                    AtomicFolder.write(
                            folder.resolve("network"),
                            true,
                            staged -> {
                                AtomicFile.write(
                                        staged.resolve("card"), true, card -> card.write(1));
                                System.out.println("writing");
                                sleep();
                                return "";
                            });
                });
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
