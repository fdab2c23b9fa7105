package io.facet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Map;

/** Checks the layers that the developer documentation lists. */
@AnalyzeClasses(packages = "io.facet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Path DOCUMENT = Path.of("docs/development.md");

    @ArchTest
    static final ArchRule only_the_engine_knows_tensorflow =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.facet.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tensorflow..", "org.bytedeco..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule only_the_front_end_knows_imagej =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.facet.imagej..",
                            "io.facet.command..",
                            "io.facet.image",
                            "io.facet.image.ij")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ij..");

    @ArchTest
    static final ArchRule warp_knows_only_pixels =
            noClasses()
                    .that()
                    .resideInAPackage("io.facet.warp")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.facet..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "io.facet",
                                                    "io.facet.warp",
                                                    "io.facet.image",
                                                    "io.facet.optimize")));

    @ArchTest
    static final ArchRule packages_import_from_the_lines_below_them =
            classes()
                    .that()
                    .resideInAPackage("io.facet..")
                    .and()
                    .resideOutsideOfPackage("io.facet.tensorflow..")
                    .should(importFromBelow(LayerTable.read(DOCUMENT)));

    @ArchTest
    static final ArchRule the_engine_is_imported_by_nobody =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.facet.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.facet.tensorflow..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("io.facet.(**)").should().beFreeOfCycles();

    @ArchTest
    static void every_package_is_small_and_in_the_table(JavaClasses all) {
        Map<String, Long> files =
                all.stream()
                        .filter(type -> type.isTopLevelClass() && !isPackageInfo(type))
                        .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThan(28));
        assertThat(files.keySet())
                .filteredOn(name -> !name.startsWith("io.facet.tensorflow"))
                .map(LayerTable::shortName)
                .filteredOn(name -> !name.isEmpty())
                .containsExactlyInAnyOrderElementsOf(LayerTable.read(DOCUMENT).packages());
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static ArchCondition<JavaClass> importFromBelow(LayerTable table) {
        return new ArchCondition<>("import only from the lines below their own in " + DOCUMENT) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    boolean allowed =
                            table.allows(
                                    type.getPackageName(),
                                    dependency.getTargetClass().getPackageName());
                    events.add(
                            new SimpleConditionEvent(
                                    dependency, allowed, dependency.getDescription()));
                }
            }
        };
    }

    @ArchTest
    static final ArchRule algorithms_print_nothing =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.facet.cli..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");
}
