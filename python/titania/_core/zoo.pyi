"""
Well-known networks as workloads, and smaller ones.
"""
from __future__ import annotations
import titania._core
import typing
__all__: list[str] = ['LanguageModel', 'WorkloadFacts', 'WorkloadOptions', 'language_model', 'prune', 'quantise', 'with_experts', 'workload', 'workloads']
class LanguageModel:
    """
    A transformer by its published hyper-parameters.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> LanguageModel:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: LanguageModel) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., encoder: bool = ..., layers: int = ..., width: int = ..., heads: int = ..., kv_heads: int = ..., head_width: int = ..., ffn_width: int = ..., gated: bool = ..., experts: int = ..., active_experts: int = ..., shared_experts: int = ..., vocabulary: int = ..., tied_embeddings: bool = ..., positions: int = ..., learned_positions: int = ..., token_types: int = ..., rotary_width: int = ..., alibi: bool = ..., window: int | None = ..., full_layers: int = ..., norm: typing.Literal['rms', 'layer'] = ..., norms_per_layer: int = ..., final_norm: bool = ..., embedding_norm: bool = ..., query_key_norm: bool = ..., attention_bias: bool = ..., attention_sinks: bool = ..., ffn_bias: bool = ..., head_bias: bool = ..., pooler: bool = ..., published_parameters: float | None = ..., published_source: str = ..., rumour: bool = ..., source: str = ...) -> None:
        """
        Fields:
            name: Name.
            encoder: Every position attends to every other, and nothing is generated.
            layers: Transformer layers.
            width: Elements of a hidden state.
            heads: Heads of the queries.
            kv_heads: Heads of the keys and of the values.
            head_width: Elements of a head.
            ffn_width: Inner elements of the feed-forward part; with experts, of each.
            gated: Three matrices (gate, up, down) and not two.
            experts: Feed-forward parts per layer.
            active_experts: Feed-forward parts that each token chooses.
            shared_experts: Feed-forward parts beside the experts that every token uses.
            vocabulary: Tokens, padding included.
            tied_embeddings: The embedding is the output matrix.
            positions: Longest context.
            learned_positions: Rows of a table of positions; 0: none.
            token_types: Rows of a table of token types; 0: none.
            rotary_width: Elements of a head that are rotated by the position.
            alibi: Adds a bias to each score by its distance.
            window: Positions that a local layer attends to; none: all layers attend to all.
            full_layers: Layers that attend to all positions, where there is a window.
            norm: Kind of normalisation.
            norms_per_layer: Normalisations of a hidden state per layer.
            final_norm: One more after the last layer.
            embedding_norm: One more before the first.
            query_key_norm: Queries and keys are normalised by head.
            attention_bias: Of queries, keys, values, output.
            attention_sinks: A learned score per head that takes part in the softmax.
            ffn_bias: Of the feed-forward part and the router.
            head_bias: Of the output matrix.
            pooler: A last square layer on the first position.
            published_parameters: Parameters of the published model; none: nobody says.
            published_source: Who counted them.
            rumour: The shape is not published.
            source: Where the shape comes from.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> LanguageModel:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def active_experts(self) -> int:
        """
        Feed-forward parts that each token chooses.
        """
    @property
    def alibi(self) -> bool:
        """
        Adds a bias to each score by its distance.
        """
    @property
    def attention_bias(self) -> bool:
        """
        Of queries, keys, values, output.
        """
    @property
    def attention_sinks(self) -> bool:
        """
        A learned score per head that takes part in the softmax.
        """
    @property
    def embedding_norm(self) -> bool:
        """
        One more before the first.
        """
    @property
    def encoder(self) -> bool:
        """
        Every position attends to every other, and nothing is generated.
        """
    @property
    def experts(self) -> int:
        """
        Feed-forward parts per layer.
        """
    @property
    def ffn_bias(self) -> bool:
        """
        Of the feed-forward part and the router.
        """
    @property
    def ffn_width(self) -> int:
        """
        Inner elements of the feed-forward part; with experts, of each.
        """
    @property
    def final_norm(self) -> bool:
        """
        One more after the last layer.
        """
    @property
    def full_layers(self) -> int:
        """
        Layers that attend to all positions, where there is a window.
        """
    @property
    def gated(self) -> bool:
        """
        Three matrices (gate, up, down) and not two.
        """
    @property
    def head_bias(self) -> bool:
        """
        Of the output matrix.
        """
    @property
    def head_width(self) -> int:
        """
        Elements of a head.
        """
    @property
    def heads(self) -> int:
        """
        Heads of the queries.
        """
    @property
    def kv_heads(self) -> int:
        """
        Heads of the keys and of the values.
        """
    @property
    def layers(self) -> int:
        """
        Transformer layers.
        """
    @property
    def learned_positions(self) -> int:
        """
        Rows of a table of positions; 0: none.
        """
    @property
    def name(self) -> str:
        """
        Name.
        """
    @property
    def norm(self) -> typing.Literal['rms', 'layer']:
        """
        Kind of normalisation.
        """
    @property
    def norms_per_layer(self) -> int:
        """
        Normalisations of a hidden state per layer.
        """
    @property
    def pooler(self) -> bool:
        """
        A last square layer on the first position.
        """
    @property
    def positions(self) -> int:
        """
        Longest context.
        """
    @property
    def published_parameters(self) -> float | None:
        """
        Parameters of the published model; none: nobody says.
        """
    @property
    def published_source(self) -> str:
        """
        Who counted them.
        """
    @property
    def query_key_norm(self) -> bool:
        """
        Queries and keys are normalised by head.
        """
    @property
    def rotary_width(self) -> int:
        """
        Elements of a head that are rotated by the position.
        """
    @property
    def rumour(self) -> bool:
        """
        The shape is not published.
        """
    @property
    def shared_experts(self) -> int:
        """
        Feed-forward parts beside the experts that every token uses.
        """
    @property
    def source(self) -> str:
        """
        Where the shape comes from.
        """
    @property
    def tied_embeddings(self) -> bool:
        """
        The embedding is the output matrix.
        """
    @property
    def token_types(self) -> int:
        """
        Rows of a table of token types; 0: none.
        """
    @property
    def vocabulary(self) -> int:
        """
        Tokens, padding included.
        """
    @property
    def width(self) -> int:
        """
        Elements of a hidden state.
        """
    @property
    def window(self) -> int | None:
        """
        Positions that a local layer attends to; none: all layers attend to all.
        """
class WorkloadOptions:
    """
    How a workload of the zoo is meant.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> WorkloadOptions:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: WorkloadOptions) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, phase: typing.Literal['decode', 'prefill', 'chat'] | None = ..., context: int | None = ..., prompt: int | None = ..., output: int | None = ..., weight_bits: float = ..., expert_bits: float | None = ..., activation_bits: int = ..., cache_bits: int = ...) -> None:
        """
        Fields:
            phase: What one inference is; none: decode, or prefill for an encoder.
            context: Positions that a decoded token attends to; none: 1024, or all if there are fewer.  Source: [choice].
            prompt: Tokens of a prompt; none: 512 for prefill, or all if there are fewer; 100 for chat.  Source: [choice]; chat: assumed where ML.ENERGY does not say.
            output: Tokens of an answer in a chat; none: 350.  Source: ML.ENERGY v3, lm-arena-chat: 349 to 379.
            weight_bits: Bits per weight.  Unit: bit.  Source: [choice].
            expert_bits: Bits per weight of experts; none: weight_bits.  MXFP4 has 4.25.  Unit: bit.
            activation_bits: Bits per activation.  Unit: bit.  Source: [choice].
            cache_bits: Bits per key or value.  Unit: bit.  Source: [choice].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> WorkloadOptions:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def activation_bits(self) -> int:
        """
        Bits per activation.  Unit: bit.
        """
    @property
    def cache_bits(self) -> int:
        """
        Bits per key or value.  Unit: bit.
        """
    @property
    def context(self) -> int | None:
        """
        Positions that a decoded token attends to; none: 1024, or all if there are fewer.
        """
    @property
    def expert_bits(self) -> float | None:
        """
        Bits per weight of experts; none: weight_bits.  MXFP4 has 4.25.  Unit: bit.
        """
    @property
    def output(self) -> int | None:
        """
        Tokens of an answer in a chat; none: 350.
        """
    @property
    def phase(self) -> typing.Literal['decode', 'prefill', 'chat'] | None:
        """
        What one inference is; none: decode, or prefill for an encoder.
        """
    @property
    def prompt(self) -> int | None:
        """
        Tokens of a prompt; none: 512 for prefill, or all if there are fewer; 100 for chat.
        """
    @property
    def weight_bits(self) -> float:
        """
        Bits per weight.  Unit: bit.
        """
class WorkloadFacts:
    """
    What is known of a workload of the zoo.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> WorkloadFacts:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: WorkloadFacts) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., unit: str = ..., parameters: float = ..., published_parameters: float | None = ..., published_source: str = ..., positions: int | None = ..., rumour: bool = ..., source: str = ...) -> None:
        """
        Fields:
            name: Name.
            unit: What one inference is, if no phase is given.
            parameters: Parameters counted here.
            published_parameters: Parameters of the published network; none: nobody says.
            published_source: Who counted them.
            positions: Longest context of a language model.
            rumour: The shape is not published.
            source: Where the shape comes from.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> WorkloadFacts:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def name(self) -> str:
        """
        Name.
        """
    @property
    def parameters(self) -> float:
        """
        Parameters counted here.
        """
    @property
    def positions(self) -> int | None:
        """
        Longest context of a language model.
        """
    @property
    def published_parameters(self) -> float | None:
        """
        Parameters of the published network; none: nobody says.
        """
    @property
    def published_source(self) -> str:
        """
        Who counted them.
        """
    @property
    def rumour(self) -> bool:
        """
        The shape is not published.
        """
    @property
    def source(self) -> str:
        """
        Where the shape comes from.
        """
    @property
    def unit(self) -> str:
        """
        What one inference is, if no phase is given.
        """
def language_model(name: str) -> LanguageModel:
    """
    The LanguageModel of that name; change it with replace().
    """
def prune(workload: titania._core.Workload, share: typing.SupportsFloat | typing.SupportsIndex, *, structured: bool) -> titania._core.Workload:
    """
    The Workload without a share of it, in [0, 1).
    
    structured: every inner width (channels, heads, hidden elements) loses that share; both
    sides get smaller matrices.  Otherwise single weights go: weight_density falls, which
    lowers the currents of a crossbar, frees no cell, and saves a GPU nothing.
    """
def quantise(workload: titania._core.Workload, *, weight_bits: typing.SupportsFloat | typing.SupportsIndex | None = None, activation_bits: typing.SupportsInt | typing.SupportsIndex | None = None, cache_bits: typing.SupportsInt | typing.SupportsIndex | None = None) -> titania._core.Workload:
    """
    The Workload with fewer bits per weight, activation, or key and value; None: as it was.
    
    A GPU moves fewer bytes and may compute in a narrower format; a crossbar needs fewer
    cells per weight and fewer input pulses and converter bits.
    """
def with_experts(workload: titania._core.Workload, experts: typing.SupportsInt | typing.SupportsIndex, active: typing.SupportsInt | typing.SupportsIndex) -> titania._core.Workload:
    """
    The Workload with another number of experts, of which each token uses `active`.
    
    Idle experts occupy cells and memory; active ones cost reads and operations.
    """
def workload(model: str | LanguageModel, options: WorkloadOptions = ...) -> titania._core.Workload:
    """
    The Workload of a name of workloads(), or of a LanguageModel.
    """
def workloads() -> dict[str, WorkloadFacts]:
    """
    WorkloadFacts of all workloads, by name.
    """
