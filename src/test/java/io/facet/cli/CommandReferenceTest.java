package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandMenu;
import io.facet.command.declaration.CommandParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {

    /** Made anew by {@code java -cp target/facet.jar io.facet.cli.CommandReference FILE}. */
    private static final Path PAGE = Path.of("docs", "commands.md");

    private static final ClassLoader LOADER = CommandReference.class.getClassLoader();

    @Test
    void thePageIsWhatTheCommandsSay() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(CommandReference.page(LOADER));
    }

    @Test
    void everyKeyIsOnThePage() {
        assertThat(CommandMenu.entries(LOADER))
                .flatExtracting(entry -> CommandDescription.of(entry.command()).parameters())
                .filteredOn(CommandParameter::isGiven)
                .allSatisfy(
                        parameter ->
                                assertThat(CommandReference.page(LOADER))
                                        .contains("| `" + parameter.key() + "`"));
    }
}
