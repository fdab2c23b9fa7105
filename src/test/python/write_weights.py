#!/usr/bin/env python3
"""Writes the weights of one made-up VGG network in every layout in which VGG-Face is published.

All files hold the same numbers. Beside them lie the numbers themselves, a picture, and what the
network makes of it in PyTorch after the preprocessing of every layout:

    reference.f32   all weights one after the other: kernels height x width x inputs x outputs,
                    dense ones inputs x outputs with inputs height x width x channels; each
                    kernel is followed by its bias
    picture.f32     height x width x 3, red first, 0..255
    *.f32           features, height x width x channels; fc7 at unit length
    index.json      what is what

Numbers are raw little-endian 32-bit floats. Needs numpy, h5py, scipy and torch.

    write_weights.py FOLDER                                     the small network of the tests
    write_weights.py FOLDER --full --layouts keras-notop --no-dense
"""

import argparse
import json
import pathlib
import zipfile

import h5py
import numpy
import scipy.io
import torch

CONVOLUTIONS = [2, 2, 3, 3, 3]
CLASSES = 5
MEAN_RGB = [129.1863, 104.7624, 93.5940]
FEATURES = ["conv3_1", "conv4_1", "conv5_3"]


class Network:
    """Layers in order, each with a float32 kernel of H x W x I x O and a bias of O."""

    def __init__(self, size, widths, dense, seed, classes=CLASSES):
        random = numpy.random.default_rng(seed)
        self.size, self.widths, self.dense_widths = size, widths, dense
        self.convolutions, self.dense = {}, {}
        inputs = 3
        for stage, width in enumerate(widths):
            for index in range(CONVOLUTIONS[stage]):
                name = f"conv{stage + 1}_{index + 1}"
                self.convolutions[name] = layer(random, 3, 3, inputs, width)
                inputs = width
        side = size >> len(widths)
        for index, width in enumerate(dense):
            self.dense[f"fc{len(widths) + 1 + index}"] = layer(random, side, side, inputs, width)
            inputs, side = width, 1
        self.classifier = {"fc8": layer(random, side, side, inputs, classes)} if dense else {}

    def all(self):
        return {**self.convolutions, **self.dense}

    def with_classifier(self):
        return {**self.all(), **self.classifier}


def layer(random, height, width, inputs, outputs):
    """He-normal weights, and biases small enough that no layer dies of them."""
    kernel = random.standard_normal((height, width, inputs, outputs), dtype=numpy.float32)
    kernel *= numpy.float32(numpy.sqrt(2 / (height * width * inputs)))
    bias = random.standard_normal(outputs, dtype=numpy.float32) * numpy.float32(0.02)
    return kernel, bias


def oihw(kernel):
    return numpy.ascontiguousarray(kernel.transpose(3, 2, 0, 1))


def flat(kernel):
    """Dense, as Keras has it: inputs h, w, c."""
    return kernel.reshape(-1, kernel.shape[3])


def flat_oihw(kernel):
    """Dense, as Caffe and PyTorch have it: outputs first, inputs c, h, w."""
    return oihw(kernel).reshape(kernel.shape[3], -1)


# Keras


def keras(path, network, dense, array_name, under=None, version="earliest", **storage):
    with h5py.File(path, "w", libver=version) as file:
        root = file.create_group(under) if under else file
        layers = {**network.convolutions, **dense}
        names = ["input_1", *layers, "pool5", "flatten"]
        root.attrs["layer_names"] = [name.encode() for name in names]
        root.attrs["backend"] = b"tensorflow"
        root.attrs["keras_version"] = b"2.0.6"
        for name in names:
            group = root.create_group(name)
            arrays = {}
            if name in layers:
                kernel, bias = layers[name]
                kernel = flat(kernel) if name in dense else kernel
                arrays = {array_name(name, "kernel"): kernel, array_name(name, "bias"): bias}
            group.attrs["weight_names"] = numpy.array([key.encode() for key in arrays], dtype="S")
            for key, value in arrays.items():
                group.create_dataset(key, data=value, **storage)


def keras_top(path, network):
    keras(path, network, {**network.dense, **network.classifier},
          lambda name, part: f"{name}/{part}:0")


def keras_notop(path, network):
    parts = {"kernel": "W", "bias": "b"}
    keras(path, network, {}, lambda name, part: f"{name}_{parts[part]}:0")


def keras_model(path, network):
    keras(path, network, network.dense, lambda name, part: f"{name}_1/{part}:0",
          "model_weights", "latest")


def keras_gzip(path, network):
    """Packed in chunks, with the newer structures of HDF5."""
    keras(path, network, network.dense, lambda name, part: f"{name}/{part}:0",
          version="latest", compression="gzip", chunks=True)


def sequential(path, network):
    """Zero padding before every convolution, dense layers as convolutions, as deepface builds it."""
    with h5py.File(path, "w", libver="latest") as file:
        names, counts = [], {}

        def add(kind, arrays=None):
            counts[kind] = counts.get(kind, 0) + 1
            name = f"{kind}_{counts[kind]}"
            names.append(name)
            group = file.create_group(name)
            keys = [f"{name}/{part}:0" for part in ("kernel", "bias")] if arrays else []
            group.attrs["weight_names"] = numpy.array([key.encode() for key in keys], dtype="S")
            for key, value in zip(keys, arrays or []):
                group.create_dataset(key, data=value)

        for name, arrays in network.convolutions.items():
            add("zero_padding2d")
            add("conv2d", arrays)
            if int(name[-1]) == CONVOLUTIONS[int(name[4]) - 1]:
                add("max_pooling2d")
        for arrays in {**network.dense, **network.classifier}.values():
            add("conv2d", arrays)
            add("dropout")
        add("flatten")
        add("activation")
        file.attrs["layer_names"] = [name.encode() for name in names]


# Caffe: the wire format of protocol buffers, with the field numbers of caffe.proto


def varint(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def delimited(field, payload):
    return varint(field << 3 | 2) + varint(len(payload)) + payload


def integer(field, value):
    return varint(field << 3) + varint(value)


def old_blob(array):
    shape = [1] * (4 - array.ndim) + list(array.shape)
    header = b"".join(integer(i + 1, extent) for i, extent in enumerate(shape))
    return header + delimited(5, array.astype("<f4").tobytes())


def new_blob(array):
    shape = delimited(1, b"".join(varint(extent) for extent in array.shape))
    return delimited(5, array.astype("<f4").tobytes()) + delimited(7, shape)


def caffe(path, network, field, name_field, blobs_field, type_of, blob):
    with open(path, "wb") as file:
        file.write(delimited(1, b"VGG_FACE_16_layers"))
        if field == 2:
            file.write(delimited(3, b"data") + b"".join(integer(4, e) for e in (1, 3, 224, 224)))
        data = delimited(name_field, b"data") + type_of("Data")
        file.write(delimited(field, data))
        for name, (kernel, bias) in network.with_classifier().items():
            dense = name.startswith("fc")
            array = flat_oihw(kernel) if dense else oihw(kernel)
            message = delimited(name_field, name.encode())
            message += type_of("InnerProduct" if dense else "Convolution")
            message += delimited(blobs_field, blob(array)) + delimited(blobs_field, blob(bias))
            file.write(delimited(field, message))
            relu = delimited(name_field, name.replace("conv", "relu").encode()) + type_of("ReLU")
            file.write(delimited(field, relu))


def caffe_v1(path, network):
    numbers = {"Data": 5, "InnerProduct": 14, "Convolution": 4, "ReLU": 18}
    caffe(path, network, 2, 4, 6, lambda kind: integer(5, numbers[kind]), old_blob)


def caffe_v2(path, network):
    caffe(path, network, 100, 1, 7, lambda kind: delimited(2, kind.encode()), new_blob)


# MatConvNet


def cells(values):
    array = numpy.empty((1, len(values)), dtype=object)
    for index, value in enumerate(values):
        array[0, index] = value
    return array


def simple_layers(network, arrays):
    layers = []
    for name, (kernel, bias) in network.with_classifier().items():
        layers.append({"name": name, "type": "conv", **arrays(kernel, bias.reshape(1, -1))})
        layers.append({"name": name.replace("conv", "relu"), "type": "relu"})
    return cells(layers + [{"name": "prob", "type": "softmax"}])


def mat_simple(path, network, compressed):
    mean = numpy.array(MEAN_RGB, dtype=numpy.float32).reshape(1, 1, 3)
    scipy.io.savemat(path, {
        "layers": simple_layers(network, lambda k, b: {"weights": cells([k, b])}),
        "meta": {"normalization": {"imageSize": [224.0, 224.0, 3.0], "averageImage": mean}},
    }, do_compression=compressed, oned_as="row")


def mat_v5(path, network):
    mat_simple(path, network, False)


def mat_v7(path, network):
    mat_simple(path, network, True)


def mat_filters(path, network):
    """The older fields, in doubles, within a struct, with a mean picture."""
    tilt = numpy.linspace(-1, 1, 8).reshape(8, 1, 1) + numpy.linspace(-2, 2, 6).reshape(1, 6, 1)
    image = tilt + numpy.array(MEAN_RGB).reshape(1, 1, 3)
    fields = lambda k, b: {"filters": k.astype("f8"), "biases": b.astype("f8").T}
    net = {"layers": simple_layers(network, fields), "normalization": {"averageImage": image}}
    scipy.io.savemat(path, {"net": net}, do_compression=True, oned_as="row")


def mat_dag(path, network):
    entries = []
    for name, (kernel, bias) in network.with_classifier().items():
        entries += [(f"{name}_filter", kernel, 1.0), (f"{name}_bias", bias.reshape(-1, 1), 2.0)]
    kinds = [("name", object), ("value", object), ("learningRate", object)]
    params = numpy.array(entries, dtype=kinds).reshape(1, -1)
    mean = numpy.array(MEAN_RGB).reshape(1, 1, 3)
    meta = {"normalization": {"averageImage": mean}}
    scipy.io.savemat(path, {"params": params, "meta": meta}, do_compression=True)


# PyTorch


def state(network, prefix=""):
    tensors = {}
    for name, (kernel, bias) in network.with_classifier().items():
        array = flat_oihw(kernel) if name.startswith("fc") else oihw(kernel)
        tensors[f"{prefix}{name}.weight"] = torch.from_numpy(array)
        tensors[f"{prefix}{name}.bias"] = torch.from_numpy(bias)
    return tensors


def pth_zip(path, network):
    torch.save(state(network), path)


def pth_legacy(path, network):
    torch.save(state(network), path, _use_new_zipfile_serialization=False)


def pth_module(path, network):
    """As a training program saves it: wrapped for several devices, channels last in memory."""
    tensors = state(network, "module.features.")
    for name, value in tensors.items():
        if value.dim() == 4:
            tensors[name] = torch.nn.Parameter(value.contiguous(memory_format=torch.channels_last))
    torch.save({"epoch": 3, "best": 0.5, "state_dict": tensors}, path)


# Layouts that do not name the layers as VGG-Face's publishers do


class Vgg(torch.nn.Module):
    """The modules of torchvision's VGG-16, by the same names."""

    def __init__(self, network, normalised=False):
        super().__init__()
        features, inputs = [], 3
        for name, (kernel, bias) in network.convolutions.items():
            convolution = torch.nn.Conv2d(inputs, kernel.shape[3], 3, padding=1)
            features += [filled(convolution, oihw(kernel), bias)]
            features += [torch.nn.BatchNorm2d(kernel.shape[3])] if normalised else []
            features += [torch.nn.ReLU()]
            if int(name[-1]) == CONVOLUTIONS[int(name[4]) - 1]:
                features += [torch.nn.MaxPool2d(2)]
            inputs = kernel.shape[3]
        head = []
        for kernel, bias in {**network.dense, **network.classifier}.values():
            matrix = flat_oihw(kernel)
            linear = torch.nn.Linear(matrix.shape[1], matrix.shape[0])
            head += [filled(linear, matrix, bias), torch.nn.ReLU(), torch.nn.Dropout()]
        self.features = torch.nn.Sequential(*features)
        self.classifier = torch.nn.Sequential(*head[:-2])


def filled(module, weight, bias):
    with torch.no_grad():
        module.weight.copy_(torch.from_numpy(numpy.ascontiguousarray(weight)))
        module.bias.copy_(torch.from_numpy(bias))
    return module


def pth_torchvision(path, network):
    torch.save(Vgg(network).state_dict(), path)


def pth_parallel(path, network):
    model = torch.nn.DataParallel(Vgg(network))
    optimizer = torch.optim.Adam(model.parameters())
    torch.save({"epoch": 3, "state_dict": model.state_dict(),
                "optimizer": optimizer.state_dict()}, path)


def pth_sequence(path, network):
    torch.save(Vgg(network).features.state_dict(), path, _use_new_zipfile_serialization=False)


def pth_normalised(path, network):
    torch.save(Vgg(network, normalised=True).state_dict(), path)


def safetensors(path, network):
    """As its program writes it: sorted, the header padded with blanks."""
    arrays = {key: value.numpy() for key, value in Vgg(network).state_dict().items()}
    header, offset = {"__metadata__": {"format": "pt"}}, 0
    for key in sorted(arrays):
        size = arrays[key].nbytes
        header[key] = {"dtype": "F32", "shape": list(arrays[key].shape),
                       "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.write(b"".join(arrays[key].tobytes() for key in sorted(arrays)))


def keras_three(path, network, under="layers"):
    """A group for every layer, called by its class and a number, also where it has no weights."""
    with h5py.File(path, "w") as file:
        counts = {}

        def add(kind, kernel=None, bias=None):
            number = counts[kind] = counts.get(kind, -1) + 1
            name = f"{kind}_{number}" if number else kind
            variables = file.create_group(f"{under}/{name}").create_group("vars")
            for index, array in enumerate([] if kernel is None else [kernel, bias]):
                variables[str(index)] = array

        add("input_layer")
        for name, arrays in network.convolutions.items():
            add("conv2d", *arrays)
            if int(name[-1]) == CONVOLUTIONS[int(name[4]) - 1]:
                add("max_pooling2d")
        for kernel, bias in {**network.dense, **network.classifier}.values():
            add("dense", flat(kernel), bias)
            add("dropout")
        file.create_group("vars")
        file.create_group("optimizer").create_group("vars")["0"] = numpy.int64(7)


def keras_nested(path, network):
    keras_three(path, network, "layers/functional/layers")


def keras_archive(path, network):
    weights = path.with_suffix(".h5")
    keras_three(weights, network)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", '{"keras_version": "3.3.3"}')
        archive.writestr("config.json", '{"class_name": "Functional"}')
        archive.write(weights, "model.weights.h5")


RGB, BGR = ("RGB", MEAN_RGB, 1.0), ("BGR", MEAN_RGB[::-1], 1.0)
UNIT = ("BGR", [0.0, 0.0, 0.0], 1 / 255)
LAYOUTS = {
    "keras-top": ("h5", "KERAS", BGR, keras_top),
    "keras-notop": ("h5", "KERAS", BGR, keras_notop),
    "keras-model": ("h5", "KERAS", BGR, keras_model),
    "keras-gzip": ("h5", "KERAS", BGR, keras_gzip),
    "sequential": ("h5", "KERAS_SEQUENTIAL", UNIT, sequential),
    "caffe-v1": ("caffemodel", "CAFFE", BGR, caffe_v1),
    "caffe-v2": ("caffemodel", "CAFFE", BGR, caffe_v2),
    "mat-v5": ("mat", "MATCONVNET", RGB, mat_v5),
    "mat-v7": ("mat", "MATCONVNET", RGB, mat_v7),
    "mat-filters": ("mat", "MATCONVNET", RGB, mat_filters),
    "mat-dag": ("mat", "MATCONVNET", RGB, mat_dag),
    "pth-zip": ("pth", "PYTORCH", RGB, pth_zip),
    "pth-legacy": ("pth", "PYTORCH", RGB, pth_legacy),
    "pth-module": ("pth", "PYTORCH", RGB, pth_module),
}


UNNAMED = {
    "pth-torchvision": ("pth", "PYTORCH", RGB, pth_torchvision),
    "pth-parallel": ("pth", "PYTORCH", RGB, pth_parallel),
    "pth-sequence": ("pth", "PYTORCH", RGB, pth_sequence),
    "pth-normalised": ("pth", "PYTORCH", RGB, pth_normalised),
    "safetensors": ("safetensors", "SAFETENSORS", RGB, safetensors),
    "keras-three": ("weights.h5", "KERAS", BGR, keras_three),
    "keras-nested": ("weights.h5", "KERAS", BGR, keras_nested),
    "keras-archive": ("keras", "KERAS", BGR, keras_archive),
}
CONVOLUTIONS_ONLY = ["keras-notop", "pth-sequence"]


def features(network, picture, order, mean, scale):
    """What the network makes of a picture, in double precision."""
    pixels = picture.astype(numpy.float64)
    pixels = (pixels if order == "RGB" else pixels[:, :, ::-1]) - numpy.array(mean)
    value = torch.from_numpy(numpy.ascontiguousarray(pixels * scale).transpose(2, 0, 1)[None].copy())
    found = {}
    for name, (kernel, bias) in network.convolutions.items():
        weights = torch.from_numpy(oihw(kernel)).double()
        bias = torch.from_numpy(bias).double()
        value = torch.relu(torch.nn.functional.conv2d(value, weights, bias, padding=1))
        if name in FEATURES:
            found[name] = value[0].permute(1, 2, 0).numpy()
        if int(name[-1]) == CONVOLUTIONS[int(name[4]) - 1]:
            value = torch.nn.functional.max_pool2d(value, 2)
    value = value.flatten(1)
    for kernel, bias in network.dense.values():
        weights = torch.from_numpy(flat_oihw(kernel)).double()
        value = torch.relu(torch.nn.functional.linear(value, weights, torch.from_numpy(bias).double()))
    if "fc7" in network.dense:
        found["fc7"] = (value[0] / value[0].norm()).reshape(1, 1, -1).numpy()
    for name, map_ in found.items():
        if not numpy.any(map_) or not numpy.all(numpy.isfinite(map_)):
            raise SystemExit(f"{name} died: choose another seed")
    return found


def picture(size, seed):
    """Smooth colours with some noise, whole numbers, so that channels and places all differ."""
    random = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:size, 0:size] / size
    planes = [200 * x + 30, 160 * y + 60, 120 * (1 - x) * y + 20]
    noise = random.uniform(-20, 20, (size, size, 3))
    return numpy.clip(numpy.round(numpy.stack(planes, 2) + noise), 0, 255).astype("<f4")


def raw(path, array):
    array.astype("<f4").tofile(path)


def write_reference(folder, network):
    entries, offset = [], 0
    with open(folder / "reference.f32", "wb") as file:
        for name, (kernel, bias) in network.all().items():
            kernel = flat(kernel) if name in network.dense else kernel
            for part, array in (("kernel", kernel), ("bias", bias)):
                array.astype("<f4").tofile(file)
                shape = list(array.shape)
                entries.append({"weight": f"{name}/{part}", "offset": offset, "shape": shape})
                offset += array.size
    return {"file": "reference.f32", "weights": entries}


def write_features(folder, network, image, preprocessing, dense):
    order, mean, scale = preprocessing
    kind = order.lower() + ("-unit" if scale != 1 else "")
    written = {}
    for name, map_ in features(network, image, order, mean, scale).items():
        file = f"{kind}-{name}.f32"
        raw(folder / file, map_)
        if dense or not name.startswith("fc"):
            written[name] = {"file": file, "shape": list(map_.shape)}
    return written


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--widths", default="2,3,4,5,6")
    parser.add_argument("--dense", default="7,8")
    parser.add_argument("--full", action="store_true", help="the shape of VGG-Face")
    parser.add_argument("--no-dense", action="store_true")
    parser.add_argument("--layouts", default=",".join(LAYOUTS))
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--no-reference", action="store_true")
    options = parser.parse_args()
    if options.full:
        options.size, options.widths, options.dense = 224, "64,128,256,512,512", "4096,4096"
    widths = [int(width) for width in options.widths.split(",")]
    dense = [] if options.no_dense else [int(width) for width in options.dense.split(",")]
    classes = 2622 if options.full else CLASSES
    network = Network(options.size, widths, dense, options.seed, classes)
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    image = picture(options.size, options.seed)
    raw(folder / "picture.f32", image)
    index = {
        "topology": {"inputSize": options.size, "widths": widths, "convolutions": CONVOLUTIONS,
                     "dense": dense},
        "reference": None if options.no_reference else write_reference(folder, network),
        "picture": {"file": "picture.f32", "shape": list(image.shape), "channelOrder": "RGB"},
        "layouts": [],
    }
    for name in options.layouts.split(","):
        extension, kind, preprocessing, write = {**LAYOUTS, **UNNAMED}[name]
        write(folder / f"{name}.{extension}", network)
        has_dense = bool(dense) and name not in CONVOLUTIONS_ONLY
        order, mean, scale = preprocessing
        index["layouts"].append({
            "name": name,
            "file": f"{name}.{extension}",
            "format": kind,
            "dense": has_dense,
            "channelOrder": order,
            "mean": mean,
            "scale": scale,
            "statesMean": kind == "MATCONVNET",
            "features": write_features(folder, network, image, preprocessing, has_dense),
        })
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    torch.manual_seed(0)
    main()
