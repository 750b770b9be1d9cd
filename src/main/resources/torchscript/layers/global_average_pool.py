class GlobalAveragePool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      # padded steps, all zeros, add nothing and do not count
      steps = torch.sum(torch.any(torch.ne(x.detach(), 0), 2), [1], True)
      return torch.sum(x, [1]) / torch.clamp_min(steps, 1)
    return torch.mean(x, [2, 3])
