class GlobalMaxPool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      if mask is None:
        return torch.amax(x, [1])
      # padded steps are no candidates; zeros where there is no other
      padded = torch.unsqueeze(torch.logical_not(mask), 2)
      return torch.amax(torch.masked_fill(x, padded, -1e+30), [1]) * torch.any(mask, 1, True)
    return torch.amax(x, [2, 3])
