package io.facet.weights.torch;

import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.UnreadableWeights;
import java.util.Arrays;
import java.util.Optional;

/** The globals that a pickle may refer to: those that tensors need, none of which is executed. */
enum PickleGlobal {
    ORDERED_DICT("collections.OrderedDict", null),
    TENSOR("torch._utils._rebuild_tensor_v2", null),
    /** Before PyTorch 0.4, with the same first four arguments. */
    OLD_TENSOR("torch._utils._rebuild_tensor", null),
    PARAMETER("torch._utils._rebuild_parameter", null),
    FLOAT("torch.FloatStorage", NumberType.FLOAT32),
    DOUBLE("torch.DoubleStorage", NumberType.FLOAT64),
    HALF("torch.HalfStorage", NumberType.FLOAT16),
    BFLOAT16("torch.BFloat16Storage", NumberType.BFLOAT16),
    /** Counters, such as those of batch normalisation. */
    LONG("torch.LongStorage", NumberType.INTEGER64),
    INT("torch.IntStorage", NumberType.INTEGER32),
    SHORT("torch.ShortStorage", NumberType.INTEGER16),
    CHAR("torch.CharStorage", NumberType.INTEGER8),
    BYTE("torch.ByteStorage", NumberType.INTEGER8),
    BOOL("torch.BoolStorage", NumberType.INTEGER8);

    private final String name;
    private final NumberType storage;

    PickleGlobal(String name, NumberType storage) {
        this.name = name;
        this.storage = storage;
    }

    /** Returns the type of the numbers of a storage; null if this is not a storage. */
    NumberType storage() {
        return storage;
    }

    /**
     * Returns the global of a name.
     *
     * @throws UnreadableWeights if it is not in this list
     */
    static PickleGlobal of(String module, String name) {
        String full = module + "." + name;
        Optional<PickleGlobal> known =
                Arrays.stream(values()).filter(global -> global.name.equals(full)).findFirst();
        return known.orElseThrow(() -> refused(full));
    }

    private static UnreadableWeights refused(String name) {
        String shown = name.replaceAll("[^\\p{Alnum}._]", "?");
        return new UnreadableWeights(
                "wants to call %s, but Facet never runs the code of a pickle. Save only its state dict: torch.save(model.state_dict(), name)."
                        .formatted(shown.substring(0, Math.min(shown.length(), 100))));
    }
}
