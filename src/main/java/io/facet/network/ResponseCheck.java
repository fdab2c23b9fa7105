package io.facet.network;

import io.facet.image.FloatImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Checks from a network's outputs for drawn faces whether it was assembled correctly.
 *
 * <p>Swapped red and blue channels are hard to detect, because the outputs for a face with swapped
 * colours are similar. However, a network trained on photographs relies less on blue, the noisiest
 * channel of cameras and the coarsest in JPEG. Noise in red therefore changes the maps more than
 * the same noise in blue: 1.24 times as much, in squares, in the network that comes with Facet; in
 * the first layers of face-api's two networks, whose order is known as well, 1.5 and 2.4 times.
 * Random weights with 32 and 64 channels in the first layer gave 0.84 to 1.14 times. Ratios that
 * random weights may reach by chance are not decisive.
 *
 * @param order the channel order stated on the card
 * @param redToBlue change of the maps by noise in red divided by that by noise in blue, assuming
 *     that the card is right; geometric mean over the layers
 * @param decisive ratios above this, or below its inverse, are decisive
 * @param silent for every layer, the number of channels that are zero or not finite for all faces
 */
public record ResponseCheck(
        NetworkCard.ChannelOrder order,
        double redToBlue,
        double decisive,
        List<SilentChannels> silent) {

    /**
     * Decisive deviation of the log ratio, in standard deviations for random weights. With n
     * channels in the first layer, of 3x3 convolutions, its two sums of squares have 9n terms each,
     * so that the logarithm of their ratio has the variance 4 / 9n. Further layers add about a
     * third to the deviation.
     */
    private static final double DEVIATIONS = 4;

    /** Deviation of the noise, in grey levels. */
    private static final double NOISE = 20;

    /** Number of faces to which noise is added. */
    private static final int NOISY_FACES = 2;

    private static final int RED = 0;
    private static final int BLUE = 2;

    /** Result for the channel order. */
    public enum Verdict {
        /** The card is right. */
        AS_SAID,
        /** The order is the other one. */
        OTHER,
        /** The order cannot be determined. */
        UNDECIDED
    }

    /**
     * Channels of a layer that do not respond to any face.
     *
     * @param silent number of silent channels
     * @param channels number of all channels
     */
    public record SilentChannels(String layer, int silent, int channels) {

        /** Returns whether the whole layer is dead. */
        public boolean all() {
            return silent == channels;
        }
    }

    /** Checks a network, with some forward passes. */
    public static ResponseCheck of(FeatureNetwork network) {
        // Always the same layers: for every choice of layers an engine may copy the weights.
        List<String> names = network.card().layers().stream().map(NetworkCard.Layer::name).toList();
        List<Answers> layers = new ArrayList<>();
        network.card().layers().forEach(layer -> layers.add(new Answers(layer)));
        for (int i = 0; i < DrawnFace.count(); i++) {
            FloatImage face = DrawnFace.of(network.card(), i);
            Map<String, FeatureMap> maps = network.features(face, names);
            layers.forEach(layer -> layer.addPeaks(maps));
            if (i < NOISY_FACES) {
                // Layer by layer, because the maps of all layers are as large as the weights.
                for (int channel : new int[] {RED, BLUE}) {
                    Map<String, FeatureMap> noisy =
                            network.features(noisy(face, channel, i), names);
                    layers.forEach(layer -> layer.addChange(channel, maps, noisy));
                }
            }
        }
        double mean =
                layers.stream()
                        .mapToDouble(Answers::logRatio)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(0);
        return new ResponseCheck(
                network.card().channelOrder(),
                Math.exp(mean),
                Math.exp(DEVIATIONS * Math.sqrt(4 / (9.0 * firstChannels(network.card())))),
                layers.stream().map(Answers::silent).toList());
    }

    private static int firstChannels(NetworkCard card) {
        return card.layers().get(0).channels();
    }

    /** Adds noise to one channel; the noise is the same for every channel. */
    private static FloatImage noisy(FloatImage picture, int channel, int seed) {
        Random random = new Random(seed);
        float[] samples = picture.samples();
        for (int i = channel; i < samples.length; i += 3) {
            samples[i] += (float) (NOISE * random.nextGaussian());
        }
        return new FloatImage(picture.width(), picture.height(), 3, samples);
    }

    /** Returns the result for the channel order. */
    public Verdict verdict() {
        if (redToBlue > decisive) {
            return Verdict.AS_SAID;
        }
        return redToBlue < 1 / decisive ? Verdict.OTHER : Verdict.UNDECIDED;
    }

    /** Returns the layers in which no channel responds. */
    public List<String> deadLayers() {
        return silent.stream().filter(SilentChannels::all).map(SilentChannels::layer).toList();
    }

    /** Collects the outputs of one layer for all pictures. */
    private static final class Answers {

        private final NetworkCard.Layer layer;
        private final boolean[] heard;
        private double byRed;
        private double byBlue;

        Answers(NetworkCard.Layer layer) {
            this.layer = layer;
            heard = new boolean[layer.channels()];
        }

        void addPeaks(Map<String, FeatureMap> maps) {
            float[] values = maps.get(layer.name()).values();
            for (int i = 0; i < values.length; i++) {
                heard[i % heard.length] |= values[i] != 0 && Float.isFinite(values[i]);
            }
        }

        void addChange(int channel, Map<String, FeatureMap> plain, Map<String, FeatureMap> noisy) {
            double change = change(plain.get(layer.name()), noisy.get(layer.name()));
            if (channel == RED) {
                byRed += change;
            } else {
                byBlue += change;
            }
        }

        /** Returns the mean square difference without allocating a third map. */
        private static double change(FeatureMap from, FeatureMap to) {
            float[] before = from.values();
            float[] after = to.values();
            double sum = 0;
            for (int i = 0; i < before.length; i++) {
                float difference = after[i] - before[i];
                sum += (double) difference * difference;
            }
            return sum / before.length;
        }

        /** Returns the log ratio; not finite if nothing changes. */
        double logRatio() {
            return Math.log(byRed / byBlue);
        }

        SilentChannels silent() {
            int count = (int) IntStream.range(0, heard.length).filter(c -> !heard[c]).count();
            return new SilentChannels(layer.name(), count, heard.length);
        }
    }
}
