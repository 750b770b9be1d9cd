# without the border that padding by pads put around
def cropped(x: Tensor, pads: List[int]) -> Tensor:
  return torch.constant_pad_nd(x, [-pad for pad in pads])
