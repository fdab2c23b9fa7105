package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class ZipIT {

    private static final Pattern JAR =
            Pattern.compile(
                    ".*/(?<artifact>[a-z0-9-]+?)-(?<version>\\d[0-9.]*\\d)(-[a-z].*)?\\.jar");

    private static List<? extends ZipEntry> entries() throws IOException {
        try (ZipFile zip = new ZipFile(ImageJFolder.ZIP.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).toList();
        }
    }

    private static List<String> names() throws IOException {
        return entries().stream().map(ZipEntry::getName).toList();
    }

    @Test
    void everything_goes_into_a_folder_that_imagej_or_fiji_has_a_use_for() throws IOException {
        assertThat(names())
                .allMatch(name -> name.matches("(plugins|lib|models|macros|scripts)/.+"))
                .anyMatch(name -> name.matches("plugins/Facet_-.+\\.jar"))
                .contains(
                        "lib/facet/LICENSE",
                        "lib/facet/THIRD-PARTY.txt",
                        "models/face-finder/LICENSE",
                        "models/vgg-facet/network.json");
    }

    @Test
    void nothing_of_tensorflow_is_where_fiji_would_put_it_on_the_class_path() throws IOException {
        String others = ".*/(tensorflow|ndarray|javacpp|protobuf|jna).*";

        assertThat(names().stream().filter(name -> name.matches(others)))
                .hasSizeGreaterThan(5)
                .allMatch(name -> name.startsWith("lib/facet/"));
    }

    /** Its updater takes a library in two versions for an error. */
    @Test
    void nothing_but_the_plugin_is_where_fiji_would_put_it_on_the_class_path() throws IOException {
        assertThat(names().stream().filter(name -> name.matches("(plugins|jars)/.*\\.jar")))
                .singleElement()
                .asString()
                .matches("plugins/Facet_-.+\\.jar");
    }

    @Test
    void what_the_plugin_contains_of_others_has_a_name_of_its_own() throws IOException {
        Path plugin = ImageJFolder.BUILD.resolve("facet.jar");
        try (ZipFile jar = new ZipFile(plugin.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("io/facet/"));
            assertThat(jar.getEntry("META-INF/THIRD-PARTY.txt")).isNotNull();
            assertThat(jar.getEntry("META-INF/LICENSE.txt")).isNotNull();
        }
    }

    @Test
    void the_list_of_licences_names_every_library() throws IOException {
        String listed = text("lib/facet/THIRD-PARTY.txt");

        assertThat(names())
                .filteredOn(name -> name.matches("lib/.+\\.jar"))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        name -> {
                            Matcher jar = JAR.matcher(name);
                            assertThat(jar.matches()).as(name).isTrue();
                            assertThat(listed)
                                    .containsPattern(
                                            " %s \\(\\S+:%s,"
                                                    .formatted(
                                                            Pattern.quote(jar.group("version")),
                                                            Pattern.quote(jar.group("artifact"))));
                        });
        // Those inside the plugin's jar, of each licence one.
        assertThat(listed).contains(":gson,", ":jhdf,", "Copyright (c) 2004-2022 QOS.ch Sarl");
    }

    private static String text(String name) throws IOException {
        try (ZipFile zip = new ZipFile(ImageJFolder.ZIP.toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    void it_brings_neither_imagej_itself_nor_libraries_that_are_for_tests() throws IOException {
        assertThat(names()).noneMatch(name -> name.matches(".*/(ij|junit|assertj|archunit)-.*"));
    }

    @Test
    void jars_are_not_compressed_a_second_time() throws IOException {
        assertThat(entries().stream().filter(entry -> entry.getName().endsWith(".jar")))
                .isNotEmpty()
                .allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
}
