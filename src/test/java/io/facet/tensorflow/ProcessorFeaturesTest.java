package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorFeaturesTest {

    @Test
    void flags_of_x86_and_features_of_arm_are_read() {
        assertThat(lacks("model name\t: AMD EPYC", "flags\t\t: fpu avx2 bmi2")).isTrue();
        assertThat(lacks("flags\t\t: fpu avx512_bf16 avx512f")).isFalse();
        assertThat(lacks("flags\t\t: fpu amx_bf16")).isFalse();
        assertThat(lacks("Features\t: fp asimd bf16 i8mm")).isFalse();
        assertThat(lacks("Features\t: fp asimd")).isTrue();
    }

    @Test
    void where_nothing_is_said_nothing_is_known() {
        assertThat(lacks("processor\t: 0")).isFalse();
    }

    @Test
    void x86_without_avx_is_known_by_its_flags() {
        assertThat(lacksAvx("model name\t: Intel Atom", "flags\t\t: fpu sse4_2 ssse3")).isTrue();
        assertThat(lacksAvx("flags\t\t: fpu avx f16c")).isFalse();
        assertThat(lacksAvx("flags\t\t: fpu avx2")).isTrue();
    }

    @Test
    void arm_has_no_avx_and_needs_none() {
        assertThat(lacksAvx("Features\t: fp asimd bf16")).isFalse();
        assertThat(lacksAvx()).isFalse();
    }

    private static boolean lacksAvx(String... lines) {
        return ProcessorFeatures.lacksAvx(List.of(lines));
    }

    private static boolean lacks(String... lines) {
        return ProcessorFeatures.lacksBfloat16(List.of(lines));
    }
}
