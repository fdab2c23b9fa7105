package io.facet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules that keep the house standing; the README's architecture part says why. */
@AnalyzeClasses(packages = "io.facet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_one_room_knows_tensorflow =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.facet.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tensorflow..", "org.bytedeco..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule only_the_doors_know_imagej =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.facet.imagej..", "io.facet.command..", "io.facet.image..")
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
    static final ArchRule rooms_import_from_rooms_below =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("isolation")
                    .definedBy("io.facet.isolation")
                    .layer("image")
                    .definedBy("io.facet.image")
                    .layer("network")
                    .definedBy("io.facet.network")
                    .layer("optimize")
                    .definedBy("io.facet.optimize")
                    .layer("dataset")
                    .definedBy("io.facet.dataset")
                    .layer("warp")
                    .definedBy("io.facet.warp")
                    .layer("face")
                    .definedBy("io.facet.face")
                    .layer("guide")
                    .definedBy("io.facet.guide")
                    .layer("attribute")
                    .definedBy("io.facet.attribute")
                    .layer("edit")
                    .definedBy("io.facet.edit")
                    .layer("batch")
                    .definedBy("io.facet.batch")
                    .layer("report")
                    .definedBy("io.facet.report")
                    .layer("models")
                    .definedBy("io.facet.models")
                    .layer("job")
                    .definedBy("io.facet.job")
                    .layer("train")
                    .definedBy("io.facet.train")
                    .layer("tensorflow")
                    .definedBy("io.facet.tensorflow")
                    .layer("weights")
                    .definedBy("io.facet.weights")
                    .layer("install")
                    .definedBy("io.facet.install")
                    .layer("cli")
                    .definedBy("io.facet.cli")
                    .layer("command")
                    .definedBy("io.facet.command")
                    .layer("imagej")
                    .definedBy("io.facet.imagej")
                    .whereLayer("imagej")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("command")
                    .mayOnlyBeAccessedByLayers("imagej")
                    .whereLayer("isolation")
                    .mayOnlyBeAccessedByLayers("network", "train")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("install")
                    .mayOnlyBeAccessedByLayers("models")
                    .whereLayer("weights")
                    .mayOnlyBeAccessedByLayers("models", "command", "cli")
                    .whereLayer("tensorflow")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("batch")
                    .mayOnlyBeAccessedByLayers("command", "cli")
                    .whereLayer("report")
                    .mayOnlyBeAccessedByLayers("command", "cli", "batch", "job")
                    .whereLayer("job")
                    .mayOnlyBeAccessedByLayers("command", "cli", "batch")
                    .whereLayer("models")
                    .mayOnlyBeAccessedByLayers("imagej", "command", "cli", "batch", "job")
                    .whereLayer("train")
                    .mayOnlyBeAccessedByLayers("cli", "tensorflow")
                    .whereLayer("edit")
                    .mayOnlyBeAccessedByLayers("command", "imagej", "models", "job", "batch", "cli")
                    .whereLayer("attribute")
                    .mayOnlyBeAccessedByLayers("command", "edit", "models", "job", "batch", "cli")
                    .whereLayer("face")
                    .mayOnlyBeAccessedByLayers(
                            "imagej",
                            "command",
                            "guide",
                            "attribute",
                            "edit",
                            "models",
                            "job",
                            "batch",
                            "cli")
                    .whereLayer("guide")
                    .mayOnlyBeAccessedByLayers("edit", "models", "job", "batch", "command", "cli")
                    .whereLayer("warp")
                    .mayOnlyBeAccessedByLayers(
                            "imagej",
                            "command",
                            "face",
                            "guide",
                            "attribute",
                            "edit",
                            "job",
                            "batch",
                            "cli")
                    .whereLayer("dataset")
                    .mayOnlyBeAccessedByLayers("attribute", "train", "batch", "cli")
                    .whereLayer("optimize")
                    .mayOnlyBeAccessedByLayers(
                            "warp", "face", "guide", "attribute", "edit", "job", "cli");

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
