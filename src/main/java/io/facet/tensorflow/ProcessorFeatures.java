package io.facet.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What the processor can do, as far as the system tells. */
final class ProcessorFeatures {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Of x86 and of ARM. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private ProcessorFeatures() {}

    /**
     * Whether it is known to have no instructions for bfloat16. Without them oneDNN still computes
     * in it, by 13 times as much work as in single precision.
     */
    static boolean lacksBfloat16() {
        if (!Files.isReadable(CPU_INFO)) {
            return false;
        }
        try {
            return lacksBfloat16(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param lines as Linux describes its processors
     */
    static boolean lacksBfloat16(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("(?i)(flags|features)\\s*:.*"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                .map(flags -> Arrays.stream(flags).noneMatch(BFLOAT16::contains))
                .orElse(false);
    }
}
