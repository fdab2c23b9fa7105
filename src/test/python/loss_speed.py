"""How fast PyTorch, in eager mode, evaluates the loss that Facet's benchmark times.

VGG-16 at 224 x 224 up to a layer, squared differences to a target there, and the gradient by the
pixels. Prints milliseconds and 10^9 floating-point operations of the convolutions a second,
counted as Facet's benchmark counts them. Needs torch.

  python3 loss_speed.py [--layer conv5_1] [--threads 2] [--repetitions 15]
"""

import argparse
import time

import torch

WIDTHS = [64, 128, 256, 512, 512]
CONVOLUTIONS = [2, 2, 3, 3, 3]


def network(last):
    """Modules up to a layer, and the multiplications and additions of its convolutions."""
    modules, operations, inputs, side = [], 0, 3, 224
    for stage, (width, count) in enumerate(zip(WIDTHS, CONVOLUTIONS), 1):
        for index in range(1, count + 1):
            modules.append(torch.nn.Conv2d(inputs, width, 3, padding=1))
            modules.append(torch.nn.ReLU())
            operations += 2 * side * side * 9 * inputs * width
            inputs = width
            if last == f"conv{stage}_{index}":
                return torch.nn.Sequential(*modules), operations
        modules.append(torch.nn.MaxPool2d(2))
        side //= 2
    raise SystemExit(f"There is no layer {last}.")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--layer", default="conv5_1")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--repetitions", type=int, default=15)
    given = arguments.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    net, operations = network(given.layer)
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    picture = torch.rand(1, 3, 224, 224) * 255 - 128
    target = 0.5 * net(picture)
    residual = torch.zeros_like(picture, requires_grad=True)

    def evaluate():
        loss = torch.mean((net(picture + residual) - target) ** 2)
        loss.backward()
        residual.grad = None

    for _ in range(3):
        evaluate()
    seconds = []
    for _ in range(given.repetitions):
        start = time.perf_counter()
        evaluate()
        seconds.append(time.perf_counter() - start)
    median = sorted(seconds)[len(seconds) // 2]
    print(
        f"PyTorch {torch.__version__} {given.layer}: {1e3 * median:.1f} ms a loss with gradient,"
        f" {2 * operations / median / 1e9:.0f} GFLOP/s"
    )


if __name__ == "__main__":
    main()
