package io.facet.network;

import io.facet.image.FloatImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a network's answers to drawn faces say of whether it was put together rightly.
 *
 * <p>Whether red and blue are swapped is hard to see: a face whose colours are swapped is answered
 * much like one that is right. But a network that learnt from photographs has learnt to trust blue
 * less, which is the noisiest channel of cameras and the coarsest in JPEG. So the maps change more
 * by noise in red than by the same noise in blue: 1.24 times as much, in squares, in the network
 * that comes with Facet; in the first layers of face-api's two networks, whose order is known as
 * well, 1.5 and 2.4 times. Random weights with 32 and 64 channels in the first layer were seen to
 * give 0.84 to 1.14 times. What they might give by chance decides nothing.
 *
 * @param order the order of channels that the card says
 * @param redToBlue change of the maps by noise in red, by that of noise in blue, if the card is
 *     right; the geometric mean over the layers
 * @param decisive ratios above it, or below its inverse, decide
 * @param silent for every layer, how many of its channels answer to no face at all, or with nothing
 *     that is a number
 */
public record ResponseCheck(
        NetworkCard.ChannelOrder order,
        double redToBlue,
        double decisive,
        List<SilentChannels> silent) {

    /**
     * In standard deviations of what random weights give: with n channels in the first layer, of
     * 3x3 convolutions, its two sums of squares have 9n terms each, so that the logarithm of their
     * ratio has the variance 4 / 9n. Further layers add about a third to the deviation.
     */
    private static final double DEVIATIONS = 4;

    /** Deviation of the noise, in grey levels. */
    private static final double NOISE = 20;

    /** On how many of the faces noise is tried. */
    private static final int NOISY_FACES = 2;

    private static final int RED = 0;
    private static final int BLUE = 2;

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
        // Always the same layers: for every choice of layers an engine may copy the weights.
        List<String> names = network.card().layers().stream().map(NetworkCard.Layer::name).toList();
        List<Answers> layers = new ArrayList<>();
        network.card().layers().forEach(layer -> layers.add(new Answers(layer)));
        for (int i = 0; i < DrawnFace.count(); i++) {
            FloatImage face = DrawnFace.of(network.card(), i);
            Map<String, FeatureMap> maps = network.features(face, names);
            layers.forEach(layer -> layer.addPeaks(maps));
            if (i < NOISY_FACES) {
                // One after the other: the maps of all layers are as large as the weights.
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

    /** The same noise, whichever channel it is in. */
    private static FloatImage noisy(FloatImage picture, int channel, int seed) {
        Random random = new Random(seed);
        float[] samples = picture.samples();
        for (int i = channel; i < samples.length; i += 3) {
            samples[i] += (float) (NOISE * random.nextGaussian());
        }
        return new FloatImage(picture.width(), picture.height(), 3, samples);
    }

    /** What it says of the order of channels. */
    public Verdict verdict() {
        if (redToBlue > decisive) {
            return Verdict.AS_SAID;
        }
        return redToBlue < 1 / decisive ? Verdict.OTHER : Verdict.UNDECIDED;
    }

    /** Layers in which no channel answers. */
    public List<String> deadLayers() {
        return silent.stream().filter(SilentChannels::all).map(SilentChannels::layer).toList();
    }

    /** What one layer answers to all pictures. */
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

        /** Mean square, without a third map. */
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

        /** Not finite if nothing changes. */
        double logRatio() {
            return Math.log(byRed / byBlue);
        }

        SilentChannels silent() {
            int count = (int) IntStream.range(0, heard.length).filter(c -> !heard[c]).count();
            return new SilentChannels(layer.name(), count, heard.length);
        }
    }
}
