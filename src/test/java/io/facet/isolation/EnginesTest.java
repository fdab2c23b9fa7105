package io.facet.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.network.NetworkEngine;
import io.facet.train.TrainingEngine;
import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void without_a_folder_of_libraries_engines_are_those_of_the_class_path() {
        for (Object engine : new Object[] {NetworkEngine.installed(), TrainingEngine.installed()}) {
            assertThat(engine.getClass().getClassLoader()).isSameAs(Engines.class.getClassLoader());
        }
    }

    @Test
    void they_do_not_depend_on_the_threads_class_loader() {
        // ImageJ runs plugins in threads whose class loader cannot load plugins.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(NetworkEngine.installed()).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
