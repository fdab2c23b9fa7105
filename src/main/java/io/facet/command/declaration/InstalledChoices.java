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

/**
 * Choices that an annotation cannot list. A parameter refers to them by the attribute {@code
 * choices}.
 */
enum InstalledChoices {

    /** Networks that can edit. */
    NETWORKS("the networks that are installed", InstalledChoices::networks),

    /** Attributes of the installed networks. */
    ATTRIBUTES("the attributes of the networks that are installed", InstalledChoices::attributes),

    /** Networks whose weights are published. */
    PUBLISHED(null, PublishedNetwork::known),

    /** Presets. */
    PRESETS(null, Preset::names),

    /** Bundled sample portraits. */
    SAMPLES(null, SamplePortrait::labels),

    /** Regions of a face, including those that depend on the selection. */
    REGIONS(null, InstalledChoices::regions),

    /** Regions of a face that do not depend on a selection. */
    NAMED_REGIONS(null, InstalledChoices::namedRegions);

    private final String installed;
    private final Supplier<List<String>> choices;

    /**
     * @param installed description of choices that depend on the installation; null for others
     * @param choices lists the choices of this installation
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

    /** Returns the choices of this installation. */
    List<String> list() {
        return choices.get();
    }

    /** Returns whether the choices depend on the installed networks. */
    boolean dependOnModels() {
        return installed != null;
    }

    /** Returns a description of the choices that is valid for every installation. */
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

    /**
     * Returns the installed networks that can be opened and have attributes; others cannot edit.
     */
    private static List<NetworkFolder> folders() {
        List<NetworkFolder> folders = new ArrayList<>();
        for (Path folder : Models.installed().networks()) {
            try {
                folders.add(NetworkFolder.open(folder, Precision.FLOAT32));
            } catch (FacetException e) {
                // About & Licences lists this network with the reason.
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
