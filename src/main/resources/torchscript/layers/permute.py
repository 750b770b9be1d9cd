class Permute(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  order : List[int]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.permute(x, [0] + self.order)
