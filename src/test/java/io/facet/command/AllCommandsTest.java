package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandMenu;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.ParameterKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;

/** Requirements that every command has to meet. */
class AllCommandsTest {

    private static final ClassLoader LOADER = CommandMenu.class.getClassLoader();

    static Stream<CommandDescription> commands() {
        return CommandMenu.entries(LOADER).stream()
                .map(CommandMenu.Entry::command)
                .map(CommandDescription::of);
    }

    @Test
    void everyCommandHasAnEntryInTheMenuUnderItsOwnLabel() {
        Set<String> classes =
                new ClassFileImporter()
                        .importPackages("io.facet.command").stream()
                                .filter(c -> c.isAnnotatedWith(Plugin.class))
                                .filter(c -> c.isAssignableTo(Command.class))
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet());

        assertThat(CommandMenu.entries(LOADER))
                .extracting(entry -> entry.command().getName())
                .containsExactlyInAnyOrderElementsOf(classes);
        assertThat(CommandMenu.entries(LOADER))
                .allSatisfy(
                        entry ->
                                assertThat(entry.label())
                                        .isEqualTo(CommandDescription.of(entry.command()).label()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyParameterIsExplainedInSentences(CommandDescription command) {
        assertThat(command.help()).matches("(?s)[A-Z].*\\.");
        assertThat(command.parameters())
                .allSatisfy(
                        parameter -> {
                            assertThat(parameter.label()).isNotBlank();
                            assertThat(parameter.help())
                                    .as(parameter.key())
                                    .matches("(?s)[A-Z].*\\.");
                        });
        assertThat(command.outputs()).allSatisfy(output -> assertThat(output.help()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyNumberHasARangeAndAUnit(CommandDescription command) {
        List<ParameterKind> numbers = List.of(ParameterKind.WHOLE, ParameterKind.NUMBER);
        assertThat(command.parameters())
                .filteredOn(parameter -> numbers.contains(parameter.kind()))
                .allSatisfy(
                        parameter -> {
                            assertThat(parameter.least()).as(parameter.key()).isPresent();
                            assertThat(parameter.greatest()).as(parameter.key()).isPresent();
                            assertThat(parameter.unit()).as(parameter.key()).isPresent();
                        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyDefaultIsAllowed(CommandDescription command) {
        assertThat(command.parameters())
                .filteredOn(CommandParameter::isGiven)
                .allSatisfy(
                        parameter ->
                                parameter
                                        .standard()
                                        .ifPresent(
                                                value ->
                                                        assertThat(
                                                                        parameter.parse(
                                                                                parameter.text(
                                                                                        value)))
                                                                .isEqualTo(value)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void keysAreUniqueAndNoneEndsAnother(CommandDescription command) {
        List<String> keys = command.parameters().stream().map(CommandParameter::key).toList();

        assertThat(keys).doesNotHaveDuplicates();
        // ImageJ's Recorder mistakes "name=" inside "rename=" for a duplicate key.
        assertThat(keys)
                .allSatisfy(
                        key ->
                                assertThat(keys)
                                        .noneMatch(
                                                other ->
                                                        !other.equals(key) && other.endsWith(key)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void sciJavaRemembersNothingFromCallToCall(CommandDescription command) {
        CommandInfo info =
                new CommandInfo(command.type(), command.type().getAnnotation(Plugin.class));

        assertThat(info.inputs()).extracting(ModuleItem::isPersisted).doesNotContain(true);
    }
}
