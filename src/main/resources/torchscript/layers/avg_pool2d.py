class AvgPool2d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if not self.padded:
      return torch.avg_pool2d(x, self.size, self.stride)
    inside = torch.constant_pad_nd(torch.ones_like(x), self.pads)
    total = torch.avg_pool2d(torch.constant_pad_nd(x, self.pads), self.size, self.stride)
    return total / torch.avg_pool2d(inside, self.size, self.stride)
