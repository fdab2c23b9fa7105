package io.facet.tensorflow;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detects the instructions that the processor supports, as far as the operating system reports
 * them.
 */
final class ProcessorFeatures {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Names of the bfloat16 features on x86 and ARM. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private ProcessorFeatures() {}

    /**
     * Checks the instructions that TensorFlow uses. Must be called before TensorFlow's library is
     * loaded, because loading it without them would terminate the process.
     *
     * @throws FacetException if the processor is known to lack instructions that TensorFlow uses
     */
    static void requireTensorFlows() {
        if (lacksAvx(description())) {
            throw new FacetException(
                    "This computer's processor has no AVX instructions, without which TensorFlow"
                            + " does not run. Use a computer with a processor of 2012 or later;"
                            + " of a virtual machine, let its settings hand on AVX.");
        }
    }

    /**
     * Returns whether the processor is known to lack instructions for bfloat16. Without them oneDNN
     * still computes in bfloat16, with 13 times as much work as in single precision.
     */
    static boolean lacksBfloat16() {
        return lacksBfloat16(description());
    }

    /**
     * Returns whether the processor is known to lack instructions for bfloat16.
     *
     * @param lines Linux's description of its processors
     */
    static boolean lacksBfloat16(List<String> lines) {
        return instructions("flags|features", lines)
                .map(known -> Collections.disjoint(known, BFLOAT16))
                .orElse(false);
    }

    /**
     * Returns whether the processor is an x86 processor that is known to lack AVX.
     *
     * @param lines Linux's description of its processors; only x86 has "flags"
     */
    static boolean lacksAvx(List<String> lines) {
        return instructions("flags", lines).map(known -> !known.contains("avx")).orElse(false);
    }

    private static Optional<Set<String>> instructions(String key, List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("(?i)(" + key + ")\\s*:.*"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                .map(words -> Arrays.stream(words).collect(Collectors.toSet()));
    }

    /**
     * Returns the description of the processors; empty if the system does not provide one in this
     * form.
     */
    private static List<String> description() {
        try {
            return Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
