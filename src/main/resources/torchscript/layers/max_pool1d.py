# uses steps
class MaxPool1d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool
  padding : str

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if mask is not None:
      x = torch.masked_fill(x, torch.unsqueeze(torch.logical_not(mask), 2), -1e+30)
    x = torch.transpose(x, 1, 2)
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads, float("-inf"))
    return torch.transpose(torch.max_pool1d(x, self.size, self.stride), 1, 2)

  def mask_after(self, mask: Tensor) -> Tensor:
    return __torch__.window_mask(mask, self.size[0], self.stride[0], 1, self.padding)
