package io.facet.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class LibraryLoaderTest {

    private final MBeanServer registry = MBeanServerFactory.newMBeanServer("test");

    @Test
    void the_second_to_ask_gets_the_first_ones_loader() throws MalformedURLException {
        ClassLoader first = LibraryLoader.registered(jars("a.jar", "b.jar"), registry);

        assertThat(LibraryLoader.registered(jars("a.jar", "b.jar"), registry)).isSameAs(first);
    }

    @Test
    void from_other_jars_nothing_more_can_be_loaded() throws MalformedURLException {
        LibraryLoader.registered(jars("a-1.jar"), registry);

        assertThatThrownBy(() -> LibraryLoader.registered(jars("a-2.jar"), registry))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("a-1.jar")
                .hasMessageContaining("Restart ImageJ.");
    }

    @Test
    void it_sees_java_and_nothing_of_the_application() throws Exception {
        ClassLoader loader = LibraryLoader.registered(jars("none.jar"), registry);

        assertThat(loader.loadClass("java.sql.Date")).isNotNull();
        assertThatThrownBy(() -> loader.loadClass("org.tensorflow.Graph"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass(LibraryLoader.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void javas_management_shows_its_jars() throws Exception {
        URL[] jars = jars("a.jar");
        LibraryLoader.registered(jars, registry);

        ObjectName name = registry.queryNames(new ObjectName("io.facet:*"), null).iterator().next();
        assertThat(registry.getAttribute(name, "Jars")).isEqualTo(List.of(jars[0].toString()));
    }

    private static URL[] jars(String... names) throws MalformedURLException {
        URL[] urls = new URL[names.length];
        for (int i = 0; i < names.length; i++) {
            urls[i] = Path.of("/lib", names[i]).toUri().toURL();
        }
        return urls;
    }
}
