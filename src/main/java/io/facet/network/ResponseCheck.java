package io.facet.network;

import io.facet.image.FloatImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a network's answers to drawn faces say of whether it was put together rightly.
 *
 * <p>A network that learnt from faces answers to one with few, strong responses: its peaks stand
 * high above the mean. If red and blue are swapped they stand less high. So the peaks of the deeper
 * maps, divided by the maps' root mean square, are compared between the order that the card says
 * and the other one. With the network that comes with Facet, whose order is known, the ratio is
 * about 1.4, for drawn faces as for photographs; with random weights it is 1.0 to 1.15, and then
 * the order cannot be told.
 *
 * @param order the order of channels that the card says
 * @param peakRatio peaks in this order by peaks in the other
 * @param silent for every layer, how many of its channels answer to no face at all
 */
public record ResponseCheck(
        NetworkCard.ChannelOrder order, double peakRatio, List<SilentChannels> silent) {

    /** Ratios above it, or below its inverse, decide. */
    public static final double DECISIVE = 1.25;

    /** Layers from this distance of units on count as deep, in input pixels. */
    private static final int DEEP = 8;

    private static final int DEEPEST = 16;

    /** What the answers say of the order of the channels. */
    public enum Verdict {
        /** The card is right. */
        AS_SAID,
        /** It is the other one. */
        OTHER,
        /** It cannot be told. */
        UNDECIDED
    }

    /**
     * Channels of a layer that answer to no face.
     *
     * @param silent how many
     * @param channels of all
     */
    public record SilentChannels(String layer, int silent, int channels) {

        /** Whether the whole layer is dead. */
        public boolean all() {
            return silent == channels;
        }
    }

    /** Tries a network; takes some forward passes. */
    public static ResponseCheck of(FeatureNetwork network) {
        // The same layers in both orders: for every choice of layers an engine may copy the
        // weights.
        List<Peaks> said = peaks(network.card());
        List<Peaks> other = peaks(network.card());
        for (int i = 0; i < DrawnFace.count(); i++) {
            FloatImage face = DrawnFace.of(network.card(), i);
            add(network, face, said);
            add(network, swapped(face), other);
        }
        return new ResponseCheck(
                network.card().channelOrder(),
                ratio(said, other),
                said.stream().map(Peaks::silent).toList());
    }

    private static List<Peaks> peaks(NetworkCard card) {
        return card.layers().stream().map(Peaks::new).toList();
    }

    private static void add(FeatureNetwork network, FloatImage face, List<Peaks> peaks) {
        List<String> layers = peaks.stream().map(Peaks::name).toList();
        Map<String, FeatureMap> maps = network.features(face, layers);
        peaks.forEach(layer -> layer.add(maps.get(layer.name())));
    }

    private static FloatImage swapped(FloatImage picture) {
        float[] samples = picture.samples();
        for (int i = 0; i < samples.length; i += 3) {
            float first = samples[i];
            samples[i] = samples[i + 2];
            samples[i + 2] = first;
        }
        return new FloatImage(picture.width(), picture.height(), 3, samples);
    }

    /** Geometric mean over the deeper layers; 1 if there are none that answer. */
    private static double ratio(List<Peaks> said, List<Peaks> other) {
        double mean =
                IntStream.range(0, said.size())
                        .filter(i -> said.get(i).isDeep())
                        .mapToDouble(i -> said.get(i).height() / other.get(i).height())
                        .map(Math::log)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(0);
        return Math.exp(mean);
    }

    /** What it says of the order of channels. */
    public Verdict verdict() {
        if (peakRatio > DECISIVE) {
            return Verdict.AS_SAID;
        }
        return peakRatio < 1 / DECISIVE ? Verdict.OTHER : Verdict.UNDECIDED;
    }

    /** Layers in which no channel answers. */
    public List<String> deadLayers() {
        return silent.stream().filter(SilentChannels::all).map(SilentChannels::layer).toList();
    }

    /** What one layer answers to all faces. */
    private static final class Peaks {

        private final NetworkCard.Layer layer;
        private final float[] highest;
        private double peaks;
        private double squares;

        Peaks(NetworkCard.Layer layer) {
            this.layer = layer;
            highest = new float[layer.channels()];
        }

        String name() {
            return layer.name();
        }

        void add(FeatureMap map) {
            float[] peak = new float[highest.length];
            for (int i = 0; i < map.values().length; i++) {
                int channel = i % peak.length;
                peak[channel] = Math.max(peak[channel], Math.abs(map.values()[i]));
            }
            for (int c = 0; c < peak.length; c++) {
                peaks += peak[c];
                highest[c] = Math.max(highest[c], peak[c]);
            }
            squares += map.meanSquare();
        }

        /** Mean peak of the channels, up to a factor, in root mean squares. */
        double height() {
            return peaks / Math.sqrt(squares);
        }

        boolean isDeep() {
            return layer.stride() >= DEEP && layer.stride() <= DEEPEST;
        }

        SilentChannels silent() {
            int count = 0;
            for (float peak : highest) {
                count += peak == 0 ? 1 : 0;
            }
            return new SilentChannels(layer.name(), count, highest.length);
        }
    }
}
