package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.face.FacePart;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import io.facet.weights.PublishedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Choices that no annotation can list. A parameter names them by the attribute {@code choices}. */
enum InstalledChoices {

    /** Networks that can edit. */
    NETWORKS("the networks that are installed", InstalledChoices::networks),

    /** What the installed networks can change. */
    ATTRIBUTES("the attributes of the networks that are installed", InstalledChoices::attributes),

    /** Networks whose weights are published. */
    PUBLISHED(null, PublishedNetwork::known),

    /** Ways to edit. */
    PRESETS(null, Preset::names),

    /** Portraits that are bundled. */
    SAMPLES(null, SamplePortrait::labels),

    /** Parts of a face, and what the selection says. */
    REGIONS(null, InstalledChoices::regions),

    /** Parts of a face, where nothing can be selected. */
    NAMED_REGIONS(null, InstalledChoices::namedRegions);

    private final String installed;
    private final Supplier<List<String>> choices;

    /**
     * @param installed what they are if they depend on what is installed, or null
     */
    InstalledChoices(String installed, Supplier<List<String>> choices) {
        this.installed = installed;
        this.choices = choices;
    }

    static InstalledChoices named(String name) {
        return Arrays.stream(values())
                .filter(choices -> choices.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no choices: " + name));
    }

    /** The choices of this installation. */
    List<String> list() {
        return choices.get();
    }

    /** Returns whether they are others where other networks are installed. */
    boolean dependOnModels() {
        return installed != null;
    }

    /** What they are, for a page that holds on every installation. */
    String description() {
        return installed == null ? String.join(", ", list()) : installed;
    }

    private static List<String> networks() {
        return folders().stream()
                .map(network -> network.folder().getFileName().toString())
                .toList();
    }

    private static List<String> attributes() {
        TreeSet<String> names = new TreeSet<>();
        folders().forEach(network -> names.addAll(network.attributes().names()));
        return List.copyOf(names);
    }

    /** The networks that have attributes; others cannot edit yet. */
    private static List<NetworkFolder> folders() {
        List<NetworkFolder> folders = new ArrayList<>();
        for (Path folder : Models.installed().networks()) {
            try {
                folders.add(NetworkFolder.open(folder, Precision.FLOAT32));
            } catch (FacetException e) {
                // It is named, with the reason, by About & Licences.
            }
        }
        return folders;
    }

    private static List<String> regions() {
        List<String> names = new ArrayList<>(RegionParameter.SELECTED);
        names.addAll(namedRegions());
        return names;
    }

    private static List<String> namedRegions() {
        List<String> names = new ArrayList<>();
        names.add(RegionParameter.ATTRIBUTES);
        names.addAll(FacePart.labels());
        names.add(EditRegion.WHOLE_CROP);
        return names;
    }
}
