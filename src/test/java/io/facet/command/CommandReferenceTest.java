package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {

    /** Made anew by {@code java -cp target/facet.jar io.facet.command.CommandReference FILE}. */
    private static final Path PAGE = Path.of("docs", "commands.md");

    @Test
    void thePageIsWhatTheCommandsSay() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(CommandReference.page());
    }

    @Test
    void everyKeyIsOnThePage() {
        assertThat(MenuTable.entries())
                .flatExtracting(entry -> CommandDescription.of(entry.command()).parameters())
                .filteredOn(CommandParameter::isGiven)
                .allSatisfy(
                        parameter ->
                                assertThat(CommandReference.page())
                                        .contains("| `" + parameter.key() + "`"));
    }
}
