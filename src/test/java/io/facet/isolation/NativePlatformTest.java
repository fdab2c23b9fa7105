package io.facet.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativePlatformTest {

    @Test
    void javas_names_become_those_of_tensorflows_jars() {
        assertThat(NativePlatform.of("Linux", "amd64")).hasToString("linux-x86_64");
        assertThat(NativePlatform.of("Linux", "aarch64")).hasToString("linux-arm64");
        assertThat(NativePlatform.of("Mac OS X", "aarch64")).hasToString("macosx-arm64");
        assertThat(NativePlatform.of("Mac OS X", "x86_64")).hasToString("macosx-x86_64");
        assertThat(NativePlatform.of("Windows 11", "amd64")).hasToString("windows-x86_64");
    }

    @Test
    void a_jars_name_says_what_its_native_library_is_made_for() {
        assertThat(platform("tensorflow-core-native-1.1.0-linux-arm64.jar"))
                .isEqualTo("linux-arm64");
        assertThat(platform("tensorflow-core-native-1.1.0-linux-x86_64-gpu.jar"))
                .isEqualTo("linux-x86_64");
        assertThat(platform("tensorflow-core-native-1.2.0-rc-1-windows-x86_64.jar"))
                .isEqualTo("windows-x86_64");
    }

    @Test
    void jars_without_a_native_library_of_tensorflow_are_for_any() {
        assertThat(platform("tensorflow-core-native-1.1.0.jar")).isEqualTo("none");
        assertThat(platform("javacpp-1.5.11-linux-x86_64.jar")).isEqualTo("none");
    }

    private static String platform(String jar) {
        return NativePlatform.ofJar(jar).map(NativePlatform::name).orElse("none");
    }
}
