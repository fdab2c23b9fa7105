package io.facet.train;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training run after an epoch.
 *
 * @param epochs number of completed epochs
 * @param state of the graph, see {@link TrainingGraph#state()}
 */
public record Checkpoint(int epochs, Map<String, float[]> state) {

    private static final int MAGIC = 0x46434b31;

    /** Writes the checkpoint completely or not at all, replacing an older one. */
    public void write(Path file) {
        AtomicFile.write(
                file,
                true,
                out -> {
                    DataOutputStream data = new DataOutputStream(out);
                    data.writeInt(MAGIC);
                    data.writeInt(epochs);
                    data.writeInt(state.size());
                    for (Map.Entry<String, float[]> entry : state.entrySet()) {
                        data.writeUTF(entry.getKey());
                        data.writeInt(entry.getValue().length);
                        ByteBuffer bytes = ByteBuffer.allocate(4 * entry.getValue().length);
                        bytes.asFloatBuffer().put(entry.getValue());
                        data.write(bytes.array());
                    }
                    data.flush();
                });
    }

    /**
     * Reads a checkpoint.
     *
     * @throws FacetException if it is missing, truncated or not a checkpoint
     */
    public static Checkpoint read(Path file) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new FacetException(file + " is not a checkpoint of a training.");
            }
            int epochs = in.readInt();
            int count = in.readInt();
            Map<String, float[]> state = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                float[] values = new float[in.readInt()];
                byte[] bytes = in.readNBytes(4 * values.length);
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                state.put(name, values);
            }
            return new Checkpoint(epochs, state);
        } catch (IOException | RuntimeException e) {
            throw e instanceof FacetException known
                    ? known
                    : new FacetException("The checkpoint " + file + " cannot be read.", e);
        }
    }
}
