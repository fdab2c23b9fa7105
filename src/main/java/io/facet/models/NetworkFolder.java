package io.facet.models;

import io.facet.attribute.AttributeFile;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.GuidePicture;
import io.facet.edit.target.PictureTarget;
import io.facet.edit.target.TunedTarget;
import io.facet.file.Leftovers;
import io.facet.guide.file.GuideLibrary;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.Precision;
import java.nio.file.Path;
import java.util.List;

/**
 * Represents a network on disk with its attributes, before the network itself is loaded.
 *
 * @param folder its folder
 * @param card its card
 * @param attributes its attributes
 * @param guides guide pictures for attributes; in the folder {@code guides} beside the network's
 * @param precision precision of its computation
 */
public record NetworkFolder(
        Path folder,
        NetworkCard card,
        AttributeLibrary attributes,
        GuideLibrary guides,
        Precision precision) {

    /**
     * Opens a network's folder and deletes the remains of killed processes in it.
     *
     * @throws io.facet.FacetException if there is no network, or it has no attributes
     */
    public static NetworkFolder open(Path folder, Precision precision) {
        Leftovers.clear(folder);
        Leftovers.clear(folder.resolve(AttributeLibrary.FOLDER));
        NetworkCard card = NetworkCardFile.read(folder);
        GuideLibrary guides =
                GuideLibrary.open(folder.toAbsolutePath().resolveSibling(GuideLibrary.FOLDER));
        return new NetworkFolder(
                folder, card, AttributeLibrary.open(folder, card), guides, precision);
    }

    /**
     * Returns the target for these strengths.
     *
     * @throws io.facet.FacetException if there is no attribute of one of the names
     */
    public TunedTarget target(AttributeStrengths strengths) {
        strengths.requireAmong(attributes.names());
        List<TunedTarget.Strength> tuned =
                strengths.values().entrySet().stream()
                        .map(
                                entry ->
                                        new TunedTarget.Strength(
                                                attributes.get(entry.getKey()),
                                                entry.getValue(),
                                                guides.get(entry.getKey())))
                        .toList();
        return new TunedTarget(attributes.conditions(), tuned);
    }

    /**
     * Returns the target for these strengths and guide pictures.
     *
     * @param pictures aligned for this network; empty if the attributes are tuned instead
     * @throws io.facet.FacetException if there is no attribute of one of the names, or guide
     *     pictures are to show several
     */
    public AttributeTarget target(AttributeStrengths strengths, List<GuidePicture> pictures) {
        TunedTarget tuned = target(strengths);
        return pictures.isEmpty() ? tuned : new PictureTarget(pictures, tuned.strengths());
    }

    /**
     * Returns a preset adapted to this network: with its own layers, or if the network lacks one of
     * them, with those of the network's attributes.
     */
    public Preset fitted(Preset preset) {
        List<String> there = card.layers().stream().map(NetworkCard.Layer::name).toList();
        if (there.containsAll(preset.layers()) || attributes.names().isEmpty()) {
            return preset;
        }
        return preset.withLayers(attributes.get(attributes.names().get(0)).card().layers());
    }

    /** Returns the file of an attribute. */
    public Path attributeFile(String name) {
        return folder.resolve(AttributeLibrary.FOLDER).resolve(name + AttributeFile.ENDING);
    }

    /** Returns the file of the attributes' conditions. */
    public Path conditionsFile() {
        return folder.resolve(AttributeLibrary.FOLDER).resolve(AttributeLibrary.CONDITIONS);
    }
}
