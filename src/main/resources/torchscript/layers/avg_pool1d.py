# uses steps
class AvgPool1d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool
  padding : str

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    return torch.transpose(self.pooled(torch.transpose(x, 1, 2), mask), 1, 2)

  # of what is there: neither what lies around the steps nor padding among them counts
  def pooled(self, x: Tensor, mask: Optional[Tensor]) -> Tensor:
    if mask is None and not self.padded:
      return torch.avg_pool1d(x, self.size, self.stride)
    there = torch.ones([x.size(0), 1, x.size(2)], dtype=x.dtype, device=x.device)
    if mask is not None:
      there = torch.unsqueeze(torch.type_as(mask, x), 1)
    inside = torch.avg_pool1d(torch.constant_pad_nd(there, self.pads), self.size, self.stride)
    total = torch.avg_pool1d(torch.constant_pad_nd(x, self.pads), self.size, self.stride)
    return total / torch.clamp_min(inside, 1e-12)

  def mask_after(self, mask: Tensor) -> Tensor:
    return __torch__.window_mask(mask, self.size[0], self.stride[0], 1, self.padding)
