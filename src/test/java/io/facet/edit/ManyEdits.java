package io.facet.edit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that edits the portrait many times with one loaded network and prints the memory in
 * use, which should stay constant.
 */
final class ManyEdits {

    private static final List<String> ATTRIBUTES = List.of("smile", "age", "glasses", "beard");

    private ManyEdits() {}

    /** How many edits, and with how many evaluations each. */
    public static void main(String[] numbers) throws IOException {
        int edits = Integer.parseInt(numbers[0]);
        int evaluations = Integer.parseInt(numbers[1]);
        PrintStream out = System.out;
        try (Portrait portrait = Portrait.open()) {
            for (int i = 1; i <= edits; i++) {
                String attribute = ATTRIBUTES.get(i % ATTRIBUTES.size());
                double strength = i % 2 == 0 ? 1 : -0.5;
                portrait.editor().edit(portrait.request(attribute, strength, evaluations));
                if (i == 10 || i % 50 == 0) {
                    out.printf("%d edits: heap %d MiB, %s%n", i, heap(), resident());
                }
            }
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElse("no VmRSS");
    }
}
