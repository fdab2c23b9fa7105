package io.facet.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import io.facet.network.NetworkEngine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** Tests the loader with TensorFlow and all of Facet on the class path of its parent. */
class EngineLoaderTest {

    private static final String ENGINE = "io.facet.tensorflow.TensorFlowEngine";
    private static final String MARKER = "org/tensorflow/marker.txt";

    @TempDir private Path folder;
    private URLClassLoader libraries;
    private URLClassLoader parent;
    private EngineLoader loader;

    @BeforeEach
    void make_loaders() throws IOException {
        Path ours = Files.createDirectory(folder.resolve("ours"));
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        mark(ours.resolve(MARKER), "ours");
        mark(theirs.resolve(MARKER), "theirs");
        URL[] jars = {ours.toUri().toURL(), origin(Graph.class), origin(Shape.class)};
        libraries = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        parent =
                new URLClassLoader(
                        new URL[] {theirs.toUri().toURL()}, EngineLoader.class.getClassLoader());
        loader = new EngineLoader(origin(EngineLoader.class), libraries, parent);
    }

    @AfterEach
    void close_loaders() throws IOException {
        loader.close();
        parent.close();
        libraries.close();
    }

    @Test
    void the_room_that_calls_tensorflow_is_loaded_anew() throws ClassNotFoundException {
        Class<?> engine = loader.loadClass(ENGINE);

        assertThat(engine.getClassLoader()).isSameAs(loader);
        assertThat(engine)
                .isNotEqualTo(parent.loadClass(ENGINE))
                .isSameAs(loader.loadClass(ENGINE));
    }

    @Test
    void the_rest_of_facet_is_the_parents_so_that_engines_can_be_called() throws Exception {
        assertThat(loader.loadClass(NetworkEngine.class.getName())).isSameAs(NetworkEngine.class);
        assertThat(NetworkEngine.class).isAssignableFrom(loader.loadClass(ENGINE));
    }

    @Test
    void tensorflow_is_the_libraries() throws ClassNotFoundException {
        Class<?> graph = loader.loadClass("org.tensorflow.Graph");

        assertThat(graph.getClassLoader()).isSameAs(libraries);
        assertThat(graph).isNotEqualTo(Graph.class);
    }

    @Test
    void what_the_libraries_lack_is_not_taken_from_the_parent() throws ClassNotFoundException {
        assertThat(parent.loadClass(Message.class.getName())).isSameAs(Message.class);

        for (String name :
                List.of(
                        Message.class.getName(),
                        "org.bytedeco.javacpp.Loader",
                        "com.sun.jna.Native")) {
            assertThatThrownBy(() -> loader.loadClass(name))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void resources_go_the_same_ways() throws IOException {
        assertThat(text(parent.getResource(MARKER))).isEqualTo("theirs");

        assertThat(text(loader.getResource(MARKER))).isEqualTo("ours");
        assertThat(Collections.list(loader.getResources(MARKER)))
                .extracting(EngineLoaderTest::text)
                .containsExactly("ours");
        assertThat(loader.getResource("io/facet/sample/astronaut.png")).isNotNull();
        assertThat(loader.getResource(ENGINE.replace('.', '/') + ".class")).isNotNull();
    }

    @Test
    void a_service_is_found_once_and_in_the_room_that_was_loaded_anew() {
        List<Class<? extends NetworkEngine>> engines =
                ServiceLoader.load(NetworkEngine.class, loader).stream()
                        .<Class<? extends NetworkEngine>>map(Provider::type)
                        .toList();

        assertThat(engines).extracting(Class::getName).containsExactly(ENGINE);
        assertThat(engines).extracting(Class::getClassLoader).containsExactly(loader);
    }

    private static URL origin(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void mark(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(URL url) {
        try (var stream = url.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
