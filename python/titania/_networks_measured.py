"""What GPUs were measured on, as work for a GPU: language models and ResNet-50.

Shapes are from the models' published configurations, by way of litgpt's table where it has them.
A server computes the prompts' tokens in the steps of other requests, so the energy per output token
includes the prompt's share: its operations and activations, but no reading of weights of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from titania._core import DigitalWork, KeyValueCache, LayerShape, Workload
from titania.baseline import GpuWork, gpu_work

_KERNELS_PER_LAYER = 10  # [choice] norms, products, rotation, attention, activation, sums
EAGER = 2  # times as many without fused kernels [choice]: 640 per token of Llama-2-7B
_MXFP4_BITS = 4.25  # with the scale that 32 values share


@dataclass(frozen=True)
class LanguageModel:
    """A transformer's hyper-parameters."""

    layers: int
    width: int
    heads: int
    kv_heads: int
    head: int
    hidden: int
    vocabulary: int
    gated: bool = True
    experts: int = 1
    active_experts: int = 1
    window: int = 0  # positions that windowed layers see; 0: all
    windowed: float = 0.0  # share of the layers
    source: str = "litgpt/config.py"

    def positions(self, context: float) -> float:
        """Positions that attention reads, on average over the layers."""
        if not self.window:
            return context
        return self.windowed * min(context, self.window) + (1 - self.windowed) * context

    def all_layers(self, tokens: int) -> list[LayerShape]:
        """Everything with fixed weights; the head sees the last token."""
        queries, keys = self.heads * self.head, self.kv_heads * self.head
        return [
            _layer("q", self.width, queries, tokens, self.layers),
            _layer("k, v", self.width, keys, tokens, 2 * self.layers),
            _layer("o", queries, self.width, tokens, self.layers),
            *self.hidden_layers(tokens),
            _layer("head", self.width, self.vocabulary, 1, 1),
        ]

    def hidden_layers(self, tokens: int) -> list[LayerShape]:
        """The hidden layers, of experts or not."""
        chosen = {"experts": self.experts, "active_experts": self.active_experts}
        up = _layer("up", self.width, self.hidden, tokens, self.layers * (1 + self.gated))
        down = _layer("down", self.hidden, self.width, tokens, self.layers)
        return [layer.replace(**chosen) for layer in (up, down)]


def _layer(name: str, inputs: int, outputs: int, tokens: int, count: int) -> LayerShape:
    return LayerShape(
        name=name, in_features=inputs, out_features=outputs, repeats=tokens, count=count
    )


MODELS = {
    "llama-3.1-8b": LanguageModel(32, 4096, 32, 8, 128, 14336, 128256),
    "llama-3.1-70b": LanguageModel(80, 8192, 64, 8, 128, 28672, 128256),
    "llama-3.3-70b": LanguageModel(80, 8192, 64, 8, 128, 28672, 128256),
    "llama-3.1-405b": LanguageModel(126, 16384, 128, 8, 128, 53248, 128256),
    "llama-2-7b": LanguageModel(32, 4096, 32, 32, 128, 11008, 32000),
    "llama-2-13b": LanguageModel(40, 5120, 40, 40, 128, 13824, 32000),
    "mistral-7b": LanguageModel(32, 4096, 32, 8, 128, 14336, 32768),
    "mixtral-8x7b": LanguageModel(32, 4096, 32, 8, 128, 14336, 32000, experts=8, active_experts=2),
    "qwen3-8b": LanguageModel(36, 4096, 32, 8, 128, 12288, 151936),
    "qwen3-14b": LanguageModel(40, 5120, 40, 8, 128, 17408, 151936),
    "qwen3-32b": LanguageModel(64, 5120, 64, 8, 128, 25600, 151936),
    "qwen3-30b-a3b": LanguageModel(
        48, 2048, 32, 4, 128, 768, 151936, experts=128, active_experts=8
    ),
    "gemma-3-12b": LanguageModel(
        48, 3840, 16, 8, 256, 15360, 262208, window=1024, windowed=5 / 6
    ),
    "gemma-3-27b": LanguageModel(
        62, 5376, 32, 16, 128, 21504, 262208, window=1024, windowed=5 / 6
    ),
    "gpt-oss-120b": LanguageModel(
        36, 2880, 64, 8, 64, 2880, 201088,
        experts=128, active_experts=4, window=128, windowed=0.5, source="[recall]",
    ),
    "bert-large": LanguageModel(
        24, 1024, 16, 16, 64, 4096, 2, gated=False, source="[recall]"
    ),
    "gpt-j-6b": LanguageModel(
        28, 4096, 16, 16, 256, 16384, 50400, gated=False, source="[recall]"
    ),
}  # fmt: skip


def _transformer(model: LanguageModel, tokens: int, context: float, bits: int) -> Workload:
    """So many tokens, each of which reads `context` positions."""
    positions = model.positions(context)
    keys = 2.0 * model.layers * model.kv_heads * model.head
    return Workload(
        layers=model.all_layers(tokens),
        weight_bits=bits,
        activation_bits=max(bits, 8),
        unit="token",
        digital=DigitalWork(
            attention_macs=2.0 * model.layers * model.heads * model.head * positions * tokens
        ),
        cache=KeyValueCache(
            read=keys * positions * (tokens == 1),  # a prompt's own keys stay on the chip
            written=keys * tokens,
            resident=keys * positions,
            bits=16,
        ),
        kernels=_KERNELS_PER_LAYER * model.layers,
    )


def decoding(name: str, batch: float, precision: str, prompt: float, answer: float) -> GpuWork:
    """One output token of `batch` requests: the mean over the answer, and the prompt's share."""
    model = MODELS[name]
    bits = {"bf16": 16, "fp16": 16, "fp8": 8, "mxfp4": 16}[precision]
    context = prompt + answer / 2
    step = gpu_work(_transformer(model, 1, context, bits), batch)
    if precision == "mxfp4":
        step = _with_narrow_experts(step, model, batch)
    share = prompt_work(name, precision, prompt)
    return step.replace(
        operations=step.operations + share.operations / answer,
        activation_bytes=step.activation_bytes + share.activation_bytes / answer,
        other_bytes=step.other_bytes + share.other_bytes / answer,
    )


def _with_narrow_experts(step: GpuWork, model: LanguageModel, batch: float) -> GpuWork:
    """The same with the experts' weights in MXFP4; the arithmetic stays wide."""
    experts = Workload(layers=model.hidden_layers(1), weight_bits=16)
    saved = 1 - _MXFP4_BITS / 16
    return step.replace(
        weight_bytes=step.weight_bytes - saved * experts.weight_bytes_touched(batch),
        resident_weight_bytes=step.resident_weight_bytes - saved * experts.weight_bytes,
    )


def prompt_work(name: str, precision: str, prompt: float) -> GpuWork:
    """A prompt, or a text that is only read; half its positions are before a token, on average."""
    model = MODELS[name]
    bits = {"bf16": 16, "fp16": 16, "fp8": 8, "mxfp4": 16, "int8": 8}[precision]
    tokens = max(1, round(prompt))
    before = prompt if name.startswith("bert") else prompt / 2
    return gpu_work(_transformer(model, tokens, before, bits), 1)


def resnet50(batch: float) -> GpuWork:
    """ResNet-50 v1.5 at 224 x 224, INT8; one kernel per convolution."""
    layers = [_convolution("stem", 3, 64, 7, 112, 224)]
    inputs, side = 64, 56
    for stage, (blocks, width) in enumerate(((3, 64), (4, 128), (6, 256), (3, 512))):
        for block in range(blocks):
            stride = 2 if stage and not block else 1
            out = side // stride
            layers += [
                _convolution("reduce", inputs, width, 1, side, side),
                _convolution("spatial", width, width, 3, out, side),
                _convolution("expand", width, 4 * width, 1, out, out),
            ]
            if not block:
                layers.append(_convolution("shortcut", inputs, 4 * width, 1, out, side))
            inputs, side = 4 * width, out
    layers.append(_layer("classes", 2048, 1000, 1, 1))
    workload = Workload(layers=layers, unit="image", kernels=float(len(layers)))
    return gpu_work(workload, batch)


def _convolution(
    name: str, inputs: int, outputs: int, kernel: int, side: int, side_in: int
) -> LayerShape:
    return LayerShape(
        name=name,
        in_features=inputs * kernel**2,
        out_features=outputs,
        repeats=side**2,
        input_elements=inputs * side_in**2,
    )
