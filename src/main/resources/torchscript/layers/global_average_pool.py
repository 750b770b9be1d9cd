class GlobalAveragePool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      return torch.mean(x, [1])
    return torch.mean(x, [2, 3])
