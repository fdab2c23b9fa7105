package io.facet.weights.layers;

/** The layouts in which the weights of VGG-style networks are published. */
public enum WeightFormat {
    /** Keras HDF5, a group for each layer by its name, with or without the dense layers. */
    KERAS("Keras HDF5"),
    /**
     * Keras HDF5 of a Sequential model: padding as separate layers, dense layers as convolutions.
     */
    KERAS_SEQUENTIAL("Keras HDF5, sequential"),
    /** Caffe's protobuf, with V1 or V2 layer messages. */
    CAFFE("Caffe"),
    /** A MATLAB file of MatConvNet, SimpleNN or DagNN. */
    MATCONVNET("MatConvNet"),
    /** A PyTorch state dict, zip or legacy. */
    PYTORCH("PyTorch"),
    /** A state dict of the same keys in a file of safetensors. */
    SAFETENSORS("safetensors");

    private final String label;

    WeightFormat(String label) {
        this.label = label;
    }

    /** Its name for users. */
    public String label() {
        return label;
    }
}
