package io.facet.train;

import java.time.Duration;
import java.util.Locale;

/** Means of an epoch's losses so far, with an estimate of the remaining training time. */
final class RunningLosses {

    private final int epoch;
    private final int batches;
    private final int epochs;
    private final long start = System.nanoTime();
    private double attribute;
    private double auxiliary;
    private double identity;
    private double reconstruction;

    RunningLosses(int epoch, int batches, int epochs) {
        this.epoch = epoch;
        this.batches = batches;
        this.epochs = epochs;
    }

    void add(TrainingGraph.Step step) {
        attribute += step.attribute();
        auxiliary += step.auxiliary();
        identity += step.identity();
        reconstruction += step.reconstruction();
    }

    String report(int done) {
        double perBatch = (System.nanoTime() - start) / 1e9 / done;
        long left = Math.round(perBatch * ((long) (epochs - epoch) * batches - done));
        Duration time = Duration.ofSeconds(left);
        return String.format(
                Locale.ROOT,
                "epoch %d/%d batch %d/%d attribute %.4f auxiliary %.4f identity %.3f"
                        + " reconstruction %.4f, %d:%02d:%02d left",
                epoch + 1,
                epochs,
                done,
                batches,
                attribute / done,
                auxiliary / done,
                identity / done,
                reconstruction / done,
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart());
    }
}
