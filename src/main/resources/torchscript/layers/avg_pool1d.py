class AvgPool1d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.transpose(self.pooled(torch.transpose(x, 1, 2)), 1, 2)

  def pooled(self, x: Tensor) -> Tensor:
    if not self.padded:
      return torch.avg_pool1d(x, self.size, self.stride)
    inside = torch.constant_pad_nd(torch.ones_like(x), self.pads)
    total = torch.avg_pool1d(torch.constant_pad_nd(x, self.pads), self.size, self.stride)
    return total / torch.avg_pool1d(inside, self.size, self.stride)
