package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FurtherJavasIT {

    @Test
    void the_tests_of_what_is_installed_ran_on_further_javas_too() {
        String homes = System.getProperty("facet.jdks", "");
        assumeFalse(homes.isBlank(), "No further Java is named by -Dfacet.jdks=HOME:HOME.");

        for (String home : homes.split(File.pathSeparator)) {
            assertThat(Path.of(home, "bin", "java")).isExecutable();
        }
    }
}
