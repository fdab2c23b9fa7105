package io.facet.study;

import io.facet.FacetException;
import io.facet.attribute.AttributeLibrary;
import io.facet.dataset.CsvText;
import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.TunedTarget;
import io.facet.face.Landmarks;
import io.facet.file.NativeName;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.network.FeatureNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Edits the portraits of a {@link PairFolder}, cross-validated by person: no face is edited with
 * the guides that were made from either photograph of its own person. The expression is added to
 * portraits without it and removed from those with it.
 *
 * <p>An interrupted study continues where it stopped: existing pictures are not edited again.
 */
public final class PairStudy {

    /**
     * The state above which a face counts as showing the expression; 0 is the mean of the faces
     * without it, 1 the mean of those with it. Of the 61 smiling portraits that the smile's guides
     * were chosen from, 22 clearly show teeth; 21 of these are above this value, and 2 others.
     */
    public static final double SHOWN = 0.65;

    private static final String SETTINGS = "study-settings.csv";

    /** Characters that programs reading the study's CSV files may misread in a person's name. */
    private static final Pattern UNFIT = Pattern.compile("[,\"\\p{Cntrl}]|^[=+@-]");

    /**
     * Represents the settings of a study.
     *
     * @param pairs the folder of pairs, see {@link PairFolder}
     * @param output the folder for pictures, lists and tables
     * @param attribute the name of the attribute
     * @param guides the SHA-256 of the file of its guides
     * @param strengths the strengths, none of which is 0; positive ones apply to portraits without
     *     the expression, negative ones to portraits with it
     * @param preset how to edit the faces
     * @param comparesDescent whether everything is also edited without descent
     * @param people the maximum number of people; they are spread evenly over the folder
     * @param force whether to edit existing pictures again
     * @param judged the files of judges, by the names of their lists
     */
    public record Plan(
            Path pairs,
            Path output,
            String attribute,
            String guides,
            List<Double> strengths,
            Preset preset,
            boolean comparesDescent,
            int people,
            boolean force,
            Map<String, Path> judged) {

        /**
         * @throws FacetException if there are no strengths, or one is 0
         */
        public Plan {
            strengths = strengths.stream().distinct().toList();
            if (strengths.isEmpty() || strengths.contains(0.0) || strengths.contains(-0.0)) {
                throw new FacetException(
                        "A study needs one or more strengths that are not 0, such as 0.5,1,-1.");
            }
            if (people < 1) {
                throw new FacetException("A study needs at least 1 person, not " + people + ".");
            }
            judged = Map.copyOf(judged);
        }

        private List<StudyCase> cases() {
            List<StudyCase> cases = new ArrayList<>();
            for (double strength : strengths) {
                cases.add(new StudyCase(attribute, strength, true));
                if (comparesDescent) {
                    cases.add(new StudyCase(attribute, strength, false));
                }
            }
            return cases;
        }
    }

    private final FeatureNetwork network;
    private final AttributeLibrary attributes;
    private final GuideSet guides;
    private final Function<Photograph, Optional<Landmarks>> locator;
    private final Plan plan;
    private final StudyMeasures measures;

    /**
     * @param guides the guides of the attribute
     * @param locator finds the faces before and after
     */
    public PairStudy(
            FeatureNetwork network,
            AttributeLibrary attributes,
            GuideSet guides,
            Function<Photograph, Optional<Landmarks>> locator,
            Plan plan) {
        this.network = network;
        this.attributes = attributes;
        this.guides = guides;
        this.locator = locator;
        this.plan = plan;
        measures = new StudyMeasures(network, locator, plan.preset().layers(), guides.state());
    }

    /**
     * Edits the missing pictures, writes lists and tables, and returns the tables as Markdown.
     *
     * @param log receives a line for every person
     * @param complaints receives a sentence for every picture that does not belong to a pair,
     *     cannot be read, or shows no face
     * @throws FacetException if the folders do not have the required structure, or the output
     *     folder contains a study with other settings
     */
    public String run(Consumer<String> log, Consumer<String> complaints) {
        List<Path> pictures = people(complaints);
        StudyReport.requireCases(plan.cases(), plan.judged());
        requireSameSettings();
        List<StudyFiles> cases =
                plan.cases().stream()
                        .map(c -> new StudyFiles(plan.output(), c, plan.force()))
                        .toList();
        for (Path picture : pictures) {
            study(picture, cases, log, complaints);
        }
        cases.forEach(StudyFiles::finish);
        StudyReport report = StudyReport.of(cases, plan.judged());
        report.write(plan.output());
        return report.markdown();
    }

    private List<Path> people(Consumer<String> complaints) {
        List<Path> all = PairFolder.pictures(plan.pairs(), complaints);
        if (all.isEmpty()) {
            throw new FacetException(
                    "%s has no pictures of the same names in '%s' and '%s'."
                            .formatted(plan.pairs(), PairFolder.BEFORE, PairFolder.AFTER));
        }
        Set<String> ids = new HashSet<>();
        for (Path file : all) {
            new NativeName(file).requireText();
            if (!ids.add(PairFolder.name(file).toLowerCase(Locale.ROOT))) {
                throw new FacetException(
                        "Two people of %s are called '%s'; rename both pictures of one of them."
                                .formatted(plan.pairs(), PairFolder.name(file)));
            }
            if (UNFIT.matcher(file.getFileName().toString()).find()) {
                throw new FacetException(
                        "The name of %s cannot stand in a list for judges; rename both pictures"
                                        .formatted(file)
                                + " without comma and quotation mark, and so that it begins with"
                                + " none of = + - @.");
            }
        }
        int count = Math.min(plan.people(), all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    private void requireSameSettings() {
        List<List<String>> settings =
                List.of(
                        List.of("setting", "value"),
                        List.of("network", network.card().name()),
                        List.of("preset", plan.preset().name()),
                        List.of("descent", String.valueOf(plan.preset().guidance().evaluations())),
                        List.of("guides", plan.guides()));
        Path file = plan.output().resolve(SETTINGS);
        if (Files.exists(file) && !plan.force()) {
            List<List<String>> before = CsvText.complete(StudyFiles.read(file));
            if (!before.equals(settings)) {
                throw new FacetException(
                        ("%s holds a study with other settings (%s). Add --force to edit all"
                                        + " pictures again, or name another folder.")
                                .formatted(plan.output(), file.getFileName()));
            }
        }
        StudyFiles.write(file, settings);
    }

    /** Represents the photographs of a person, read once for all cases. */
    private record Person(String id, Photograph neutral, Photograph shown, List<String> digests) {

        Photograph portrait(StudyCase c) {
            return c.portraits().equals(PairFolder.BEFORE) ? neutral : shown;
        }
    }

    private void study(
            Path picture,
            List<StudyFiles> cases,
            Consumer<String> log,
            Consumer<String> complaints) {
        String id = PairFolder.name(picture);
        List<StudyFiles> missing = cases.stream().filter(files -> !files.has(id)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Person person;
        try {
            person = person(id, picture);
        } catch (FacetException e) {
            complaints.accept(id + ": " + e.getMessage());
            double none = Double.NaN;
            missing.forEach(
                    files -> files.add(StudyRow.notEdited(id, StudyRow.Outcome.UNREADABLE, none)));
            return;
        }
        for (StudyFiles files : missing) {
            StudyRow row = row(person, files);
            files.add(row);
            if (row.outcome() == StudyRow.Outcome.NO_FACE) {
                complaints.accept("%s %s: no face was found.".formatted(id, files.of().name()));
            }
            log.accept(
                    "%s %s: %s%s"
                            .formatted(
                                    id,
                                    files.of().name(),
                                    row.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    Double.isNaN(row.seconds())
                                            ? ""
                                            : String.format(
                                                    Locale.ROOT, ", %.1f s", row.seconds())));
        }
    }

    private Person person(String id, Path picture) {
        Photograph neutral = PhotographFile.read(picture);
        Photograph shown =
                PhotographFile.read(
                        plan.pairs().resolve(PairFolder.AFTER).resolve(picture.getFileName()));
        return new Person(id, neutral, shown, List.of(neutral.sha256(), shown.sha256()));
    }

    private StudyRow row(Person person, StudyFiles files) {
        StudyCase c = files.of();
        Photograph before = person.portrait(c);
        Optional<Landmarks> found = locator.apply(before);
        if (found.isEmpty()) {
            return StudyRow.notEdited(person.id(), StudyRow.Outcome.NO_FACE, Double.NaN);
        }
        Landmarks face = found.get();
        double state = measures.state(face);
        if (!c.suits(state)) {
            return StudyRow.notEdited(person.id(), StudyRow.Outcome.UNSUITED, state);
        }
        GuideSet others = withoutOwn(guides, person.digests());
        if (others.guides().isEmpty()) {
            throw new FacetException(
                    "All guides of '%s' were made from the photographs of %s, so none is left for"
                                    .formatted(guides.name(), person.id())
                            + " this person.");
        }
        Path picture = files.picture(person.id());
        Edited edited =
                Files.exists(picture) && !plan.force()
                        ? new Edited(PhotographFile.read(picture), Optional.empty(), Double.NaN)
                        : edited(before, face, c, others);
        if (edited.result().isPresent()) {
            PhotographFile.write(edited.picture(), picture, true);
        }
        if (!Files.exists(files.before(person.id())) || plan.force()) {
            PhotographFile.write(before, files.before(person.id()), true);
        }
        int own = guides.guides().size() - others.guides().size();
        return measured(person.id(), c, before, face, state, edited, own);
    }

    /**
     * Returns the guides except those made from a person's photographs.
     *
     * @param digests the SHA-256 of all photographs of the person
     */
    static GuideSet withoutOwn(GuideSet guides, List<String> digests) {
        Set<String> own = Set.copyOf(digests);
        Set<String> people =
                guides.guides().stream()
                        .filter(guide -> guide.sources().stream().anyMatch(own::contains))
                        .map(Guide::person)
                        .collect(java.util.stream.Collectors.toSet());
        return guides.without(guide -> people.contains(guide.person()));
    }

    /** Represents an edited portrait; without a result if it is from an earlier run. */
    private record Edited(Photograph picture, Optional<EditResult> result, double seconds) {}

    private Edited edited(Photograph before, Landmarks face, StudyCase c, GuideSet others) {
        TunedTarget target =
                new TunedTarget(
                        attributes.conditions(),
                        List.of(
                                new TunedTarget.Strength(
                                        attributes.get(plan.attribute()),
                                        c.strength(),
                                        Optional.of(others))));
        Preset preset =
                c.descent() ? plan.preset() : plan.preset().rough(plan.preset().evaluations());
        long start = System.nanoTime();
        EditResult result =
                new FaceEditor(network).edit(new EditRequest(before, face, target, preset));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Edited(result.photograph(), Optional.of(result), seconds);
    }

    private StudyRow measured(
            String id,
            StudyCase c,
            Photograph before,
            Landmarks face,
            double state,
            Edited edited,
            int own) {
        List<EditResult.Step> history = edited.result().map(EditResult::history).orElse(List.of());
        return new StudyRow(
                id,
                StudyRow.Outcome.EDITED,
                measures.featureChange(before, edited.picture(), face),
                state,
                measures.state(edited.picture()),
                c.asked(state),
                StudyMeasures.sharpnessRatio(before, edited.picture(), face),
                history.isEmpty() ? Double.NaN : history.get(0).loss(),
                history.stream().mapToDouble(EditResult.Step::loss).min().orElse(Double.NaN),
                edited.result().map(r -> (double) r.evaluations()).orElse(Double.NaN),
                edited.seconds(),
                own);
    }
}
